import Foundation
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Serves the control socket: the queue tools of the command line work on a running daemon through it.
struct ControlServer: Service {
    let path: String
    let group: any EventLoopGroup
    let logger: Logger
    let perform: @Sendable (ControlRequest) async -> ControlResponse

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
                guard let line = try await ControlSocket.firstLine(of: inbound) else { return }
                let request = try ControlSocket.decode(ControlRequest.self, from: line)
                logger.info("control", metadata: ["verb": "\(request.verb.rawValue)", "ids": "\(request.ids.count)"])
                try await outbound.write(ControlSocket.encode(await perform(request)))
            }
        } catch {
            logger.warning("control connection ended", metadata: ["error": "\(error)"])
        }
    }
}
