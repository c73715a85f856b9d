import FoundationEssentials
import MailTypes

/// One call of a web door, as it ended.
package struct WebhookCall: Hashable, Sendable {
    package enum Outcome: String, Sendable, Codable, CaseIterable {
        /// The spool has it.
        case accepted
        /// It came before under the same Idempotency-Key.
        case repeated
        /// A robot filled it in: answered as if it were taken, and dropped.
        case robot
        /// The caller has to change something.
        case refused
        /// We could not take it; the caller may try again.
        case failed
    }

    package var time: Date
    /// The form's profile.
    package var form: String
    package var outcome: Outcome
    /// What the caller was answered (RFC 9110 §15).
    package var status: Int
    /// Why it was not taken, in a few words; never personal.
    package var reason: String?
    /// Octets of the body.
    package var octets: Int
    package var milliseconds: Int
    /// The message it became.
    package var message: QueueID?
    /// The caller's address; kept as a blind index.
    package var peer: String
    /// The caller's Idempotency-Key, with the form's name.
    package var idempotencyKey: String?
    /// A digest of the body, by which two calls under one key are told apart.
    package var digest: String?

    package init(
        time: Date, form: String, outcome: Outcome, status: Int, reason: String? = nil, octets: Int = 0,
        milliseconds: Int = 0, message: QueueID? = nil, peer: String, idempotencyKey: String? = nil,
        digest: String? = nil
    ) {
        self.time = time
        self.form = form
        self.outcome = outcome
        self.status = status
        self.reason = reason
        self.octets = octets
        self.milliseconds = milliseconds
        self.message = message
        self.peer = peer
        self.idempotencyKey = idempotencyKey
        self.digest = digest
    }
}
