import Logging
import NIOCore
import NIOSSL
import SMTP

/// Runs a real server on a free loopback port for the time of a test.
enum TestServer {
    /// The options most tests use.
    static func options(_ change: (inout ServerOptions) -> Void = { _ in }) -> ServerOptions {
        var options = ServerOptions(host: "127.0.0.1", port: 0, hostname: "mx.test")
        // Tests that are about slowness ask for it.
        options.limits.offenceDelay = .zero
        change(&options)
        return options
    }

    static let logger: Logger = {
        var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        return logger
    }()

    @discardableResult
    static func run<Result: Sendable>(
        _ receiver: any MailReceiver, _ options: ServerOptions = TestServer.options(),
        _ body: (RunningServer) async throws -> Result
    ) async throws -> Result {
        let running = try await SMTPServer(options: options, receiver: receiver, logger: logger).start()
        do {
            let result = try await body(running)
            await running.stop(grace: .seconds(2))
            return result
        } catch {
            await running.stop(grace: .zero)
            throw error
        }
    }
}
