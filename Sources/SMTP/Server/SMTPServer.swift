import Logging
import NIOCore
import NIOPosix

/// An SMTP server: listens, and gives every connection a session of its own.
///
/// STANDARDS: RFC 5321 (SMTP), RFC 2920 (PIPELINING), RFC 1870 (SIZE), RFC 6152 (8BITMIME), RFC 2034
/// (ENHANCEDSTATUSCODES), RFC 3207 (STARTTLS), RFC 4954 (AUTH), RFC 6531 (SMTPUTF8), RFC 3030 (CHUNKING, BINARYMIME),
/// RFC 3461 (DSN), RFC 8689 (REQUIRETLS), RFC 9422 (LIMITS), RFC 8314 (implicit TLS), RFC 2033 (LMTP).
///
/// What it never does: take mail the receiver has not taken; relay; end a line by anything but CRLF; keep an octet that
/// came in the clear once TLS is on.
package struct SMTPServer: Sendable {
    private let options: ServerOptions
    private let receiver: any MailReceiver
    private let shared: SharedState
    private let group: any EventLoopGroup
    private let logger: Logger

    /// - Parameters:
    ///   - shared: what several servers of one program count together; nil: this one counts for itself.
    ///   - group: the event loops; sessions are spread over all of them.
    package init(
        options: ServerOptions, receiver: any MailReceiver, shared: SharedState? = nil,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton, logger: Logger
    ) {
        self.options = options
        self.receiver = receiver
        self.shared = shared ?? SharedState(limits: options.limits)
        self.group = group
        self.logger = logger
    }

    /// Listens; returns once connections are taken.
    ///
    /// - Throws: what the system says of the address: in use, not ours, not allowed.
    package func start() async throws -> RunningServer {
        let registry = SessionRegistry()
        let bootstrap = ServerBootstrap(group: group)
            // Connections that wait to be accepted; a burst of 200 at once must find room.
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.recvAllocator, value: ReceiveBuffers())
            // A peer may send all and close its half before it reads our replies.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { [options, receiver, shared, logger] channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        ServerHandler(
                            options: options, receiver: receiver, shared: shared, registry: registry, logger: logger
                        )
                    )
                }
            }
        let listener = try await listen(bootstrap)
        logger.info(
            "SMTP server listening",
            metadata: [
                "address": "\(listener.localAddress.map(String.init(describing:)) ?? options.socket.description)",
                "protocol": "\(options.isLMTP ? "LMTP" : "SMTP")\(options.implicitTLS ? " over TLS" : "")",
            ])
        return RunningServer(listener: listener, registry: registry, shared: shared, logger: logger)
    }

    private func listen(_ bootstrap: ServerBootstrap) async throws -> any Channel {
        switch options.socket {
        case .tcp(let host, let port): try await bootstrap.bind(host: host, port: port).get()
        case .unix(let path):
            try await bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).get()
        case .inherited(let descriptor): try await bootstrap.withBoundSocket(descriptor).get()
        }
    }

    /// Serves until the task is cancelled, then stops gracefully.
    ///
    /// - Parameters:
    ///   - grace: how long messages under way may take to finish.
    ///   - onStart: called with the port once connections are taken.
    /// - Throws: as `start`.
    package func run(grace: Duration = .seconds(4), onStart: @Sendable (Int) async -> Void = { _ in }) async throws {
        let running = try await start()
        await onStart(running.port)
        await running.waitForCancellation()
        await running.stop(grace: grace)
    }
}
