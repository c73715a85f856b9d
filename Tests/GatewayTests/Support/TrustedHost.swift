import Foundation
import Logging
import MailTypes
import NIOCore
import NIOSSL
import SMTP
import Synchronization

@testable import Gateway

/// A smart host with STARTTLS whose certificate and whose mind about passwords a test changes.
final class TrustedHost: MailReceiver {
    private struct State {
        var tls: ServerTLS
        var isPasswordRight = true
        var tries = 0
        var taken: [String] = []
    }

    /// What is wrong with the certificate it shows.
    enum Certificate: String, Sendable, CaseIterable {
        case good
        case expired
        case ofAnotherName = "of another name"
        case ofAnUnknownAuthority = "of an unknown authority"
    }

    private let state: Mutex<State>
    private let authority: DemoAuthority
    private let ids = QueueIDSource()
    private let server = Mutex<RunningServer?>(nil)

    private init(_ certificate: Certificate) throws {
        let authority = try DemoAuthority(now: Date())
        self.authority = authority
        state = Mutex(State(tls: try Self.tls(certificate, authority)))
    }

    static func start(_ certificate: Certificate = .good, authenticates: Bool = false) async throws -> TrustedHost {
        let host = try TrustedHost(certificate)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let options = ServerOptions(
            host: "127.0.0.1", port: 0, hostname: "localhost", tls: { host.state.withLock { $0.tls } },
            authentication: authenticates ? .overTLS : .never, requireTLS: true
        )
        let running = try await SMTPServer(options: options, receiver: host, logger: logger).start()
        host.server.withLock { $0 = running }
        return host
    }

    var port: Int { server.withLock { $0?.port } ?? 0 }
    /// Passwords seen.
    var tries: Int { state.withLock { $0.tries } }

    func show(_ certificate: Certificate) throws {
        let tls = try Self.tls(certificate, authority)
        state.withLock { $0.tls = tls }
    }

    private static func tls(_ certificate: Certificate, _ authority: DemoAuthority) throws -> ServerTLS {
        let past = Date(timeIntervalSinceNow: -10 * 86_400)
        let shown =
            switch certificate {
            case .good: try authority.issue(to: "localhost", now: Date())
            case .expired: try authority.issue(to: "localhost", now: past)
            case .ofAnotherName: try authority.issue(to: "other.example", now: Date())
            case .ofAnUnknownAuthority: try DemoCertificate.make(now: Date())
            }
        return try ServerTLS(
            chain: try NIOSSLCertificate.fromPEMBytes(Array(shown.chainPEM.utf8)),
            key: try NIOSSLPrivateKey(bytes: Array(shown.keyPEM.utf8), format: .pem))
    }

    func take(password isRight: Bool) {
        state.withLock { $0.isPasswordRight = isRight }
    }

    func taken(_ text: String) -> Int {
        state.withLock { $0.taken.count { $0.contains(text) } }
    }

    func writeAuthority(to directory: String) throws {
        try Data(authority.pem.utf8).write(to: URL(fileURLWithPath: directory + "/authority.pem"))
    }

    func stop() async {
        await server.withLock { $0 }?.stop(grace: .zero)
    }

    // MARK: MailReceiver

    func recipientVerdict(_ recipient: AddrSpec, in transaction: Envelope) -> Verdict { .accept }

    func authenticate(user: String, password: String) async -> Bool {
        state.withLock { state in
            state.tries += 1
            return state.isPasswordRight
        }
    }

    func accept(_ envelope: Envelope, octets: ByteBuffer) async throws -> QueueID {
        state.withLock { $0.taken.append(String(buffer: octets)) }
        return ids.next(at: Date())
    }

    func beginMessage(_ envelope: Envelope) async throws -> any MessageSink {
        throw ReceiverFault(reply: SMTPReply(552, EnhancedStatusCode(5, 3, 4), "Too large"), cause: "large message")
    }
}
