import Logging
import MailTypes
import NIOCore
import NIOPosix

/// One open connection to a smart host: protected, verified, authenticated, ready for one message after another.
///
/// STANDARDS: RFC 5321, RFC 6409 (submission), RFC 3207 (STARTTLS), RFC 8314 (implicit TLS), RFC 4954 (AUTH), RFC 2920
/// (PIPELINING), RFC 3030 (CHUNKING, BINARYMIME), RFC 1870 (SIZE), RFC 3461 (DSN), RFC 6152 (8BITMIME), RFC 6531
/// (SMTPUTF8), RFC 8305 (several addresses), RFC 8689 (REQUIRETLS), RFC 9422 (LIMITS).
///
/// What it never does: send mail or a password before the certificate is verified; try again by itself; call anything
/// permanent that is about us.
package struct SubmissionConnection: Sendable {
    private let channel: any Channel
    private let handler: NIOLoopBound<ClientHandler>
    /// What the server offers, after TLS where there is any.
    package let capabilities: ServerCapabilities

    private init(channel: any Channel, handler: NIOLoopBound<ClientHandler>, capabilities: ServerCapabilities) {
        self.channel = channel
        self.handler = handler
        self.capabilities = capabilities
    }

    /// Connects, and returns when mail can be sent.
    ///
    /// - Parameters:
    ///   - hostname: our name, for EHLO.
    ///   - lookup: finds the host's addresses.
    /// - Throws: a temporary fault of scope `host`: nothing was sent.
    package static func open(
        to host: SmartHost, as hostname: String, timeouts: ClientTimeouts = ClientTimeouts(),
        lookup: any AddressLookup = SystemLookup(),
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton, logger: Logger
    ) async throws(SubmissionFault) -> SubmissionConnection {
        do {
            let loop = group.next()
            // One connection may try several addresses at once, each with a channel of its own: only the one that wins
            // gets a session, and nothing is read before that is in place.
            let channel = try await ClientBootstrap(group: loop)
                .resolver(LookupResolver(lookup, loop: loop))
                .connectTimeout(timeouts.connect)
                .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                .channelOption(.autoRead, value: false)
                .connect(host: host.host, port: host.port).get()
            return try await withTaskCancellationHandler {
                try await start(host, hostname, timeouts, on: channel, logger)
            } onCancel: {
                channel.close(promise: nil)
            }
        } catch {
            throw error as? SubmissionFault ?? connectionFault(error)
        }
    }

    private static func connectionFault(_ error: any Error) -> SubmissionFault {
        guard let error = error as? NIOConnectionError else { return SubmissionFault(.connect, cause: "\(error)") }
        // No address was found to try. What is wrong with the name is said for both families, mostly the same.
        if error.connectionErrors.isEmpty {
            let causes = [error.dnsAError, error.dnsAAAAError].compactMap { $0.map { "\($0)" } }
            return SubmissionFault(.resolve, cause: causes.first ?? "the name has no address")
        }
        let causes = error.connectionErrors.map { "\($0.target): \($0.error)" }
        return SubmissionFault(.connect, cause: causes.joined(separator: "; "))
    }

    private static func start(
        _ host: SmartHost, _ hostname: String, _ timeouts: ClientTimeouts, on channel: any Channel, _ logger: Logger
    ) async throws -> SubmissionConnection {
        let opened = channel.eventLoop.makePromise(of: Void.self)
        do {
            let handler = try await channel.eventLoop.submit {
                let handler = ClientHandler(
                    host: host, hostname: hostname, timeouts: timeouts, opened: opened, logger: logger
                )
                if let tap = host.tap {
                    try channel.pipeline.syncOperations.addHandler(ClientDialogueHandler(tap: tap, host: host))
                }
                try channel.pipeline.syncOperations.addHandler(handler)
                return NIOLoopBound(handler, eventLoop: channel.eventLoop)
            }.get()
            try await channel.setOption(.autoRead, value: true).get()
            try await opened.futureResult.get()
            let capabilities = try await channel.eventLoop.submit { handler.value.session.capabilities }.get()
            return SubmissionConnection(channel: channel, handler: handler, capabilities: capabilities)
        } catch {
            opened.fail(error)
            channel.close(promise: nil)
            throw error
        }
    }

    /// Sends one message. Never throws: what happened is in the outcome, per recipient.
    ///
    /// Several may be given at once: they go one after the other, the next one's commands behind the end of the one
    /// before where the server pipelines. Those that a fault kept from being begun come back as `busy`.
    ///
    /// A cancelled task closes the connection; the outcome then says how far the message had come.
    /// - Parameter octets: the message, its lines ended by CRLF.
    package func send(_ envelope: Envelope, octets: ByteBuffer) async -> SubmissionOutcome {
        let handler = handler
        let sending = channel.eventLoop.flatSubmit { [loop = channel.eventLoop] in
            handler.value.send(envelope, octets: octets)
                ?? loop.makeSucceededFuture(handler.value.closedOutcome(envelope))
        }
        return await withTaskCancellationHandler {
            do {
                return try await sending.get()
            } catch {
                // The event loops are shut down.
                let statuses = envelope.forwardPaths.map { DeliveryStatus(recipient: $0, action: .delayed) }
                return SubmissionOutcome(
                    statuses: statuses, reply: nil, fault: SubmissionFault(.interrupted, cause: "\(error)"),
                    isReusable: false)
            }
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    /// Asks for a sign of life (NOOP), which also keeps the server from closing an idle connection.
    ///
    /// - Throws: the fault that ended the connection.
    package func refresh() async throws(SubmissionFault) {
        let handler = handler
        let refreshing = channel.eventLoop.flatSubmit { [loop = channel.eventLoop] () -> EventLoopFuture<Void> in
            handler.value.refresh()
                ?? loop.makeFailedFuture(SubmissionFault(.busy))
        }
        do {
            try await refreshing.get()
        } catch {
            throw error as? SubmissionFault ?? SubmissionFault(.idle, cause: "\(error)")
        }
    }

    /// Whether a message can be sent: false once the server has closed.
    package var isOpen: Bool {
        get async {
            let handler = handler
            return (try? await channel.eventLoop.submit { handler.value.isReady }.get()) ?? false
        }
    }

    /// Calls `body` once, when the connection is gone for whatever reason; at once when it is.
    package func whenClosed(_ body: @escaping @Sendable () -> Void) {
        channel.closeFuture.whenComplete { _ in body() }
    }

    /// Says QUIT and closes. Returns when the connection is gone.
    package func close() async {
        let handler = handler
        channel.eventLoop.execute { handler.value.quit() }
        // How the connection ends is of no interest any more.
        try? await channel.closeFuture.get()
    }
}
