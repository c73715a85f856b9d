import Crypto
import FoundationEssentials
import MailTypes
import NIOCore
import SMTP
import Synchronization

/// A receiver that keeps what it is given, and refuses by a few simple rules.
final class RecordingReceiver: MailReceiver {
    struct Message: Sendable {
        var envelope: Envelope
        var octets: [UInt8]
        var text: String { String(decoding: octets, as: UTF8.self) }
        /// How many pieces it came in; 0 when it came whole.
        var pieces = 0
    }

    /// What to do beside taking mail.
    struct Rules: Sendable {
        /// Recipients of this domain are strangers.
        var strangers = "elsewhere.example"
        /// Every verdict is given off the event loop.
        var isSlow = false
        var peerRefusal: SMTPReply?
        var senderRefusal: SMTPReply?
        var dataRefusal: SMTPReply?
        var acceptFault: (any Error)?
        var writeFault: (any Error)?
        var delay: Duration?
    }

    let rules: Rules
    private let ids = QueueIDSource()
    private let state = Mutex<(messages: [Message], abandoned: Int)>(([], 0))

    init(_ rules: Rules = Rules()) {
        self.rules = rules
    }

    var messages: [Message] { state.withLock { $0.messages } }
    var abandoned: Int { state.withLock { $0.abandoned } }

    func connectionVerdict(peer: String) -> SMTPReply? { rules.peerRefusal }

    func senderVerdict(_ transaction: Envelope) -> Verdict { verdict(rules.senderRefusal) }

    func recipientVerdict(_ recipient: AddrSpec, in transaction: Envelope) -> Verdict {
        guard recipient.domain == rules.strangers else { return verdict(nil) }
        return verdict(SMTPReply(550, EnhancedStatusCode(5, 1, 1), "No such user here"))
    }

    func dataVerdict(_ transaction: Envelope) -> Verdict { verdict(rules.dataRefusal) }

    func authenticate(user: String, password: String) async -> Bool {
        user == "tim" && password == "tanstaaftanstaaf"
    }

    func secret(of user: String) async -> SCRAMSecret { Self.secret(of: user) }

    static func secret(of user: String) -> SCRAMSecret {
        user == "tim" ? tim : SCRAMSecret.decoy(of: user, key: SymmetricKey(data: [1, 2, 3]))
    }

    private static let tim =
        SCRAMSecret(password: "tanstaaftanstaaf", salt: Array("salt".utf8))
        ?? SCRAMSecret.decoy(of: "tim", key: SymmetricKey(data: [1]))

    func accept(_ envelope: Envelope, octets: ByteBuffer) async throws -> QueueID {
        if let delay = rules.delay { try await Task.sleep(for: delay) }
        if let fault = rules.acceptFault { throw fault }
        return keep(Message(envelope: envelope, octets: Array(octets.readableBytesView)))
    }

    func beginMessage(_ envelope: Envelope) async throws -> any MessageSink {
        Sink(receiver: self, envelope: envelope)
    }

    private func verdict(_ refusal: SMTPReply?) -> Verdict {
        if rules.isSlow { return .later { refusal } }
        return refusal.map(Verdict.refuse) ?? .accept
    }

    private func keep(_ message: Message) -> QueueID {
        state.withLock { $0.messages.append(message) }
        return ids.next(at: Date())
    }

    private struct Sink: MessageSink {
        let receiver: RecordingReceiver
        let envelope: Envelope
        var octets: [UInt8] = []
        var pieces = 0

        init(receiver: RecordingReceiver, envelope: Envelope) {
            self.receiver = receiver
            self.envelope = envelope
        }

        mutating func write(_ piece: ByteBuffer) async throws {
            if let fault = receiver.rules.writeFault { throw fault }
            octets += piece.readableBytesView
            pieces += 1
        }

        mutating func commit(_ envelope: Envelope) async throws -> QueueID {
            receiver.keep(Message(envelope: envelope, octets: octets, pieces: pieces))
        }

        mutating func abandon() async {
            receiver.state.withLock { $0.abandoned += 1 }
        }
    }
}
