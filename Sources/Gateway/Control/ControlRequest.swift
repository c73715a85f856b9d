import MailTypes

/// What an operator asks of a mailroot: by the command line over the daemon's control socket, or directly when no
/// daemon runs.
package struct ControlRequest: Codable, Sendable {
    /// What is to be done.
    package enum Verb: String, Codable, Sendable {
        case list, show, shape, flush, hold, release, requeue, expire, delete, add
        /// Change a lead, or who is written to: `lead` says how.
        case stop, status, suppress, unsuppress
        /// Show dialogues as they go on, until the asker closes or the gateway stops.
        case trace
    }

    package var verb: Verb
    /// Queue IDs, or `ALL`; empty where the verb takes none.
    package var ids: [String]
    /// For `hold`: why. For `add`: the message, base64.
    package var argument: String?
    /// For `add`: from whom and to whom, when the message's own fields do not say it.
    package var envelope: SubmittedEnvelope?
    /// For `status`, `suppress` and `unsuppress`: what is wanted.
    package var lead: LeadOrder?
    /// For `trace`: what is wanted.
    package var trace: TraceOrder?

    package init(_ verb: Verb, ids: [String] = [], argument: String? = nil, envelope: SubmittedEnvelope? = nil) {
        self.verb = verb
        self.ids = ids
        self.argument = argument
        self.envelope = envelope
    }
}
