/// Ends follow-ups, given by who runs the server.
package protocol UnsubscribeDesk: Sendable {
    /// Whether a token names somebody of ours.
    func knows(token: String) -> Bool

    /// Ends the follow-ups of whom the token names; false when it names nobody.
    /// - Parameter way: `one-click` or `page`, for the event log.
    func unsubscribe(token: String, way: String) async throws -> Bool
}
