/// One try to hand a message over, for whoever judges what came of it.
struct Attempt: Sendable {
    let connection: PooledConnection
    /// Messages that the connection had carried before this one.
    let carried: Int
    /// It was the first of those given to the connection together.
    let isFirst: Bool
}
