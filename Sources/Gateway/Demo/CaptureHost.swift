import Foundation
import Logging
import MailTypes
import NIOCore
import NIOSSL
import SMTP
import Synchronization

/// The demo's smart host: real SMTP on loopback with STARTTLS and AUTH, which keeps what it is given in memory and sends
/// it nowhere.
package final class CaptureHost: MailReceiver {
    /// The newest that are kept; older ones go.
    private static let capacity = 200
    private static let user = "demo"

    private struct State {
        var replies: [CapturedReply] = []
    }

    private let state = Mutex(State())
    private let ids = QueueIDSource()
    private let password = UUID().uuidString
    private let certificate: DemoCertificate
    private let logger: Logger

    package init(logger: Logger) throws {
        certificate = try DemoCertificate.make(now: Date())
        self.logger = logger
    }

    /// Starts to listen on a free port of loopback.
    package func start() async throws -> RunningServer {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.chainPEM.utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(certificate.keyPEM.utf8), format: .pem)
        let tls = try ServerTLS(chain: chain, key: key)
        let options = ServerOptions(
            host: "127.0.0.1", port: 0, hostname: "localhost", tls: { tls }, authentication: .overTLS,
            requireAuthentication: true, requireTLS: true
        )
        return try await SMTPServer(options: options, receiver: self, logger: logger).start()
    }

    /// Writes what a courier needs to use this host into a directory: `ca.pem` and `password`, the owner's alone.
    package func writeSecrets(to directory: String) throws {
        for (name, text) in [("ca.pem", certificate.authorityPEM), ("password", password + "\n")] {
            let path = directory + "/" + name
            let isMade = FileManager.default.createFile(
                atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]
            )
            guard isMade else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path]) }
        }
    }

    /// The configuration lines that name this host.
    package func configuration(port: Int, directory: String) -> String {
        """
        smart_host:
          host: localhost
          port: \(port)
          username: \(Self.user)
          password_file: \(directory)/password
          ca_file: \(directory)/ca.pem
        """
    }

    /// What was captured, the newest first.
    package var replies: [CapturedReply] {
        state.withLock { $0.replies.reversed() }
    }

    package func recipientVerdict(_ recipient: AddrSpec, in transaction: Envelope) -> Verdict { .accept }

    package func authenticate(user: String, password: String) async -> Bool {
        user == Self.user && password == self.password
    }

    package func accept(_ envelope: Envelope, octets: ByteBuffer) async throws -> QueueID {
        let now = Date()
        let id = ids.next(at: now)
        keep(CapturedReply(id: id, received: now, envelope: envelope, octets: Array(octets.readableBytesView)))
        return id
    }

    package func beginMessage(_ envelope: Envelope) async throws -> any MessageSink {
        // Our replies are far below the size from which messages stream.
        throw ReceiverFault(
            reply: SMTPReply(552, EnhancedStatusCode(5, 3, 4), "Too large for the demo"), cause: "large message"
        )
    }

    private func keep(_ reply: CapturedReply) {
        state.withLock { state in
            state.replies.append(reply)
            if state.replies.count > Self.capacity { state.replies.removeFirst() }
        }
    }
}
