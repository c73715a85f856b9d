import Crypto
import MailTypes
import NIOCore

/// What stands behind a server: it decides who is welcome and takes the messages.
///
/// The questions with a `Verdict` are asked on the event loop and must return without blocking. `accept` and a sink's
/// last calls run there too: they are to suspend while they wait, and what they do themselves is to be short (make a
/// record, hand it to the writer). The other `async` calls run off the loop from the start.
/// Everything is asked in the order the peer speaks, one question at a time for each session.
package protocol MailReceiver: Sendable {
    /// Whether to serve this peer; nil is welcome. 421 closes at once, any other reply waits for QUIT (RFC 5321 §3.1).
    func connectionVerdict(peer: String) -> SMTPReply?
    /// About MAIL. The envelope has no recipients yet.
    func senderVerdict(_ transaction: Envelope) -> Verdict
    /// About one RCPT; the envelope has the recipients accepted before it. Strangers get 550 5.1.1: never a relay.
    func recipientVerdict(_ recipient: AddrSpec, in transaction: Envelope) -> Verdict
    /// About DATA, before a single octet of it: the place to say 452 while the disk is full.
    func dataVerdict(_ transaction: Envelope) -> Verdict
    /// Whether the password is right. The comparison is to take the same time for every wrong one.
    func authenticate(user: String, password: String) async -> Bool
    /// What is kept of the user's password, for SCRAM; a decoy for one who is not there, so that nobody learns who is.
    func secret(of user: String) async -> SCRAMSecret
    /// Takes one whole message, up to `ServerLimits.wholeMessageOctets`; 250 follows when this returns.
    ///
    /// The octets have their dot-stuffing removed and end lines by CRLF only; trace fields are the receiver's to add.
    /// - Throws: `ReceiverFault` to choose the reply; anything else is answered 451 4.3.0.
    func accept(_ envelope: Envelope, octets: ByteBuffer) async throws -> QueueID
    /// Begins to take a message larger than that.
    /// - Throws: as `accept`.
    func beginMessage(_ envelope: Envelope) async throws -> any MessageSink
}

extension MailReceiver {
    package func connectionVerdict(peer: String) -> SMTPReply? { nil }
    package func senderVerdict(_ transaction: Envelope) -> Verdict { .accept }
    package func dataVerdict(_ transaction: Envelope) -> Verdict { .accept }
    package func authenticate(user: String, password: String) async -> Bool { false }
    package func secret(of user: String) async -> SCRAMSecret {
        SCRAMSecret.decoy(of: user, key: SymmetricKey(size: .bits256))
    }
}
