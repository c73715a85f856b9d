import FoundationEssentials
import MailTypes
import NIOCore
import NIOSSL
import SMTP
import Testing

/// The client against our own server over a real loopback socket, with TLS and AUTH as in production.
@Suite(.timeLimit(.minutes(1)))
struct SubmissionTests {
    static func envelope(_ recipients: String..., from: String = "sales+token@ours.example") -> Envelope {
        Envelope(
            reversePath: AddrSpec(from).map(ReversePath.mailbox) ?? .null,
            forwardPaths: recipients.compactMap { AddrSpec($0) },
            arrival: Date(timeIntervalSince1970: 0)
        )
    }

    static let right = Credentials(user: "tim", password: "tanstaaftanstaaf")

    private func host(_ port: Int, _ certificates: Certificates, _ credentials: Credentials? = right) throws
        -> SmartHost
    {
        try SmartHost(host: "localhost", port: port, credentials: credentials, extraCAFile: certificates.caFile)
    }

    private func options(_ certificate: String, _ certificates: Certificates) throws -> ServerOptions {
        let source = try certificates.source(certificate)
        return TestServer.options {
            $0.tls = source
            $0.authentication = .overTLS
            $0.requireAuthentication = true
            $0.requireTLS = true
        }
    }

    @Test(.enabled(if: Certificates.shared != nil, Certificates.whenMissing))
    func `hands over messages one after the other on one connection`() async throws {
        let certificates = try #require(Certificates.shared)
        let receiver = RecordingReceiver()
        try await TestServer.run(receiver, try options("good", certificates)) { server in
            let connection = try await SubmissionConnection.open(
                to: try host(server.port, certificates), as: "gateway.test", logger: TestServer.logger
            )
            for number in 0..<3 {
                let octets = ByteBuffer(string: "Subject: \(number)\r\n\r\n.dot\r\nend\r\n")
                let outcome = await connection.send(Self.envelope("a@b.example"), octets: octets)
                #expect(outcome.isComplete)
                #expect(outcome.reply?.code == 250)
                #expect(outcome.fault == nil)
            }
            try await connection.refresh()
            #expect(await connection.isOpen)
            await connection.close()
            #expect(await !connection.isOpen)
        }
        #expect(receiver.messages.count == 3)
        #expect(receiver.messages.first?.text == "Subject: 0\r\n\r\n.dot\r\nend\r\n")
        #expect(receiver.messages.first?.envelope.tls == "TLSv1.3")
        #expect(receiver.messages.first?.envelope.authenticatedAs == "tim")
        #expect(receiver.messages.first?.envelope.helo == "gateway.test")
    }
}
