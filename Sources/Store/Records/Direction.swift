/// Which way a message or a touch went.
package enum Direction: String, Sendable, Codable, CaseIterable {
    case `in`
    case out
    /// Neither: a note, a change of status.
    case `internal`
}
