import MailTypes

/// What an operator asks of a mailroot: by the command line over the daemon's control socket, or directly when no
/// daemon runs.
package struct ControlRequest: Codable, Sendable {
    /// What is to be done.
    package enum Verb: String, Codable, Sendable {
        case list, show, flush, hold, release, requeue, delete, add
    }

    package var verb: Verb
    /// Queue IDs, or `ALL`; empty where the verb takes none.
    package var ids: [String]
    /// For `hold`: why. For `add`: the message, base64.
    package var argument: String?

    package init(_ verb: Verb, ids: [String] = [], argument: String? = nil) {
        self.verb = verb
        self.ids = ids
        self.argument = argument
    }
}
