import MailTypes
import NIOCore
import SMTP
import Testing

@Suite(.timeLimit(.minutes(10)))
struct LogTests {
    @Test func `one line tells of a message, and no line of a password or a whole address`() async throws {
        let log = RecordingLog()
        let options = TestServer.options { $0.authentication = .always }
        let server = try await SMTPServer(options: options, receiver: RecordingReceiver(), logger: log.logger).start()
        let host = try SmartHost(
            host: "127.0.0.1", port: server.port, security: .none, credentials: SubmissionTests.right)
        let connection = try await SubmissionConnection.open(to: host, as: "gateway.test", logger: log.logger)
        let outcome = await connection.send(
            SubmissionTests.envelope("jane@customer.example", "x@elsewhere.example"),
            octets: ByteBuffer(string: "x\r\n")
        )
        await connection.close()
        await server.stop(grace: .seconds(1))
        let text = log.lines.joined(separator: "\n")
        #expect(!text.contains("jane@") && !text.contains("sales+token@") && !text.contains("x@elsewhere"))
        #expect(!text.contains("tanstaaf") && !text.contains("AHRpbQ"))
        let accepted = log.lines.filter { $0.contains("message accepted") }
        #expect(accepted.count == 1)
        let id = try #require(outcome.reply?.lines.first?.split(separator: " ").last)
        #expect(accepted.first?.contains("id=\(id)") == true)
        #expect(accepted.first?.contains("to=j***@customer.example") == true)
        #expect(accepted.first?.contains("octets=3") == true)
        #expect(log.lines.contains { $0.hasPrefix("notice refused") && $0.contains("550 5.1.1") })
    }
}
