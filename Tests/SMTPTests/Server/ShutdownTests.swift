import MailTypes
import SMTP
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10)))
struct ShutdownTests {
    @Test func `an idle session gets 421, a message under way its 250 first`() async throws {
        let receiver = RecordingReceiver(.init(delay: .milliseconds(200)))
        let server = try await SMTPServer(options: TestServer.options(), receiver: receiver, logger: TestServer.logger)
            .start()
        let idle = try await LineClient(port: server.port)
        _ = try await idle.readReply()
        let busy = try await LineClient(port: server.port)
        _ = try await busy.readReply()
        try await busy.send("EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<b@mx.test>\r\nDATA\r\nx\r\n")
        for _ in 0..<4 { _ = try await busy.readReply() }
        async let stopped: Void = server.stop(grace: .seconds(10))
        #expect(try await idle.readReply().hasPrefix("421 4.3.2"))
        #expect(try await idle.readLine() == nil)
        try await busy.send(".\r\n")
        #expect(try await busy.readReply().hasPrefix("250 2.0.0"))
        #expect(try await busy.readReply().hasPrefix("421 4.3.2"))
        #expect(try await busy.readLine() == nil)
        await stopped
        #expect(receiver.messages.count == 1)
        await #expect(throws: (any Error).self) { try await LineClient(port: server.port) }
    }

    @Test func `a session that does not end is cut off after the grace`() async throws {
        let server = try await SMTPServer(
            options: TestServer.options(), receiver: RecordingReceiver(), logger: TestServer.logger
        ).start()
        let stuck = try await LineClient(port: server.port)
        _ = try await stuck.readReply()
        try await stuck.send("EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<b@mx.test>\r\nDATA\r\nx\r\n")
        for _ in 0..<4 { _ = try await stuck.readReply() }
        await server.stop(grace: .milliseconds(50))
        #expect(server.sessions == 0)
        #expect(try await stuck.readLine() == nil)
    }

    @Test func `run ends when its task is cancelled`() async throws {
        let port = Mutex(0)
        let task = Task {
            try await SMTPServer(
                options: TestServer.options(), receiver: RecordingReceiver(), logger: TestServer.logger
            )
            .run(grace: .seconds(1)) { bound in port.withLock { $0 = bound } }
        }
        while port.withLock({ $0 }) == 0 { try await Task.sleep(for: .milliseconds(2)) }
        let client = try await LineClient(port: port.withLock { $0 })
        #expect(try await client.readReply().hasPrefix("220"))
        task.cancel()
        #expect(try await client.readReply().hasPrefix("421"))
        try await task.value
    }

    @Test func `an address in use is an error`() async throws {
        try await TestServer.run(RecordingReceiver()) { server in
            let second = SMTPServer(
                options: TestServer.options { $0.socket = .tcp(host: "127.0.0.1", port: server.port) },
                receiver: RecordingReceiver(),
                logger: TestServer.logger
            )
            await #expect(throws: (any Error).self) { _ = try await second.start() }
        }
    }
}
