import Foundation
import Logging
import MailTypes
import NIOCore
import SMTP
import Synchronization

/// A smart host that answers as a test tells it: real SMTP on loopback, without TLS.
package final class ScriptedSmartHost: MailReceiver {
    private let refusal: Mutex<SMTPReply?>
    private let atTheEnd: Mutex<SMTPReply?>
    private let taken = Mutex<[QueueID]>([])
    private let ids = QueueIDSource()

    /// - Parameters:
    ///   - recipient: what RCPT is answered with; nil accepts.
    ///   - content: what the final dot is answered with; nil accepts.
    package init(recipient: SMTPReply? = nil, content: SMTPReply? = nil) {
        refusal = Mutex(recipient)
        atTheEnd = Mutex(content)
    }

    /// Accepts everything from now on.
    package func mend() {
        refusal.withLock { $0 = nil }
        atTheEnd.withLock { $0 = nil }
    }

    /// How many messages were taken.
    package var count: Int { taken.withLock { $0.count } }

    package func start(logger: Logger) async throws -> RunningServer {
        let options = ServerOptions(host: "127.0.0.1", port: 0, hostname: "localhost")
        return try await SMTPServer(options: options, receiver: self, logger: logger).start()
    }

    package func recipientVerdict(_ recipient: AddrSpec, in transaction: Envelope) -> Verdict {
        refusal.withLock { $0 }.map(Verdict.refuse) ?? .accept
    }

    package func accept(_ envelope: Envelope, octets: ByteBuffer) async throws -> QueueID {
        if let reply = atTheEnd.withLock({ $0 }) { throw ReceiverFault(reply: reply, cause: "the test says so") }
        let id = ids.next(at: Date())
        taken.withLock { $0.append(id) }
        return id
    }

    package func beginMessage(_ envelope: Envelope) async throws -> any MessageSink {
        throw ReceiverFault(reply: SMTPReply(552, EnhancedStatusCode(5, 3, 4), "Too large"), cause: "large message")
    }
}
