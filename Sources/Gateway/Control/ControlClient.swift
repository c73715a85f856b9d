import Foundation
import NIOCore
import NIOPosix

/// The command line's side of the control socket.
package struct ControlClient: Sendable {
    let path: String

    /// A client of the daemon that owns `mailroot`.
    package init(mailroot: String) {
        path = ControlSocket.path(mailroot: mailroot)
    }

    /// Asks the daemon; nil when none is listening there.
    package func ask(_ request: ControlRequest) async throws -> ControlResponse? {
        let connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>
        do {
            connection = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(unixDomainSocketPath: path) { channel in
                    channel.eventLoop.makeCompletedFuture { try ControlSocket.wrap(channel) }
                }
        } catch {
            // Nobody listens: no socket, or one that a killed daemon left behind.
            return nil
        }
        return try await connection.executeThenClose { inbound, outbound in
            try await outbound.write(ControlSocket.encode(request))
            guard let line = try await ControlSocket.firstLine(of: inbound) else {
                throw ControlFault(problem: "the daemon closed the control socket without an answer")
            }
            return try ControlSocket.decode(ControlResponse.self, from: line)
        }
    }
}
