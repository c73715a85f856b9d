import Foundation
import Logging
import NIOCore
import NIOPosix
import SMTP
import ServiceLifecycle

/// Serves the control socket: the queue tools of the command line work on a running daemon through it.
struct ControlServer: Service {
    let path: String
    let group: any EventLoopGroup
    let logger: Logger
    let perform: @Sendable (ControlRequest) async -> ControlResponse
    let tap: DialogueTap

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await listen()
                } catch is CancellationError {
                    return
                } catch {
                    // Tools are deaf for a while; mail goes on.
                    logger.error("control socket failed", metadata: ["error": "\(error)"])
                }
                if (try? await Task.sleep(for: .seconds(5))) == nil { return }
            }
        }
    }

    private func listen() async throws {
        let server = try await ServerBootstrap(group: group).bind(
            unixDomainSocketPath: path, cleanupExistingSocketFile: true
        ) { channel in
            channel.eventLoop.makeCompletedFuture { try ControlSocket.wrap(channel) }
        }
        defer { unlink(path) }
        try await serve(server)
    }

    private func serve(
        _ server: NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never>
    ) async throws {
        try await withThrowingDiscardingTaskGroup { tasks in
            try await server.executeThenClose { connections in
                for try await connection in connections {
                    tasks.addTask { await answer(connection) }
                }
            }
        }
    }

    private func answer(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async {
        do {
            try await connection.executeThenClose { inbound, outbound in
                var octets = inbound.makeAsyncIterator()
                guard let line = try await ControlSocket.firstLine(of: &octets) else { return }
                let request = try ControlSocket.decode(ControlRequest.self, from: line)
                logger.info("control", metadata: ["verb": "\(request.verb.rawValue)", "ids": "\(request.ids.count)"])
                guard request.verb == .trace else {
                    // Waited for to the last octet: what is only handed to the channel goes when it is closed.
                    return try await connection.channel.writeAndFlush(ControlSocket.encode(await perform(request)))
                        .get()
                }
                try await trace(request.trace ?? TraceOrder(), &octets, outbound)
            }
        } catch {
            logger.warning("control connection ended", metadata: ["error": "\(error)"])
        }
    }

    /// Writes dialogues, a line each, until the asker closes or the gateway stops.
    private func trace(
        _ order: TraceOrder, _ inbound: inout NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        guard let events = tap.listen(order.filter) else {
            let problem = "\(DialogueTap.maximumListeners) traces run already; end one of them"
            return try await outbound.write(ControlSocket.encode(ControlResponse(problems: [problem])))
        }
        // At once, so that the asker knows it is heard.
        try await outbound.write(ControlSocket.encode(ControlResponse()))
        async let _: Void = {
            for await event in events { try await outbound.write(ControlSocket.encode(event)) }
        }()
        // The asker says nothing more: what comes is its end. Whoever leaves this scope ends the writing.
        while try await inbound.next() != nil {}
    }
}
