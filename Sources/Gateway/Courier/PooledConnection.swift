import SMTP

/// A connection in somebody's hands, with what the pool knows of it.
struct PooledConnection: Sendable {
    let number: Int
    let connection: SubmissionConnection
    /// The place of its host in the ladder.
    let host: Int
    /// It is to show whether its host works again: one message decides.
    let isProbe: Bool
    /// Messages it has carried before.
    let carried: Int
}
