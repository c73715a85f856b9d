import Foundation
import NIOCore
import NIOPosix
import SMTP

/// The command line's side of the control socket.
package struct ControlClient: Sendable {
    let path: String

    /// A client of the daemon that owns `mailroot`.
    package init(mailroot: String) {
        path = ControlSocket.path(mailroot: mailroot)
    }

    /// Asks the daemon; nil when none is listening there.
    package func ask(_ request: ControlRequest) async throws -> ControlResponse? {
        guard let connection = try await connect() else { return nil }
        return try await connection.executeThenClose { inbound, outbound in
            try await outbound.write(ControlSocket.encode(request))
            var octets = inbound.makeAsyncIterator()
            guard let line = try await ControlSocket.firstLine(of: &octets) else {
                throw ControlFault(problem: "the daemon closed the control socket without an answer")
            }
            return try ControlSocket.decode(ControlResponse.self, from: line)
        }
    }

    /// Traces: `show` is called with each line as it comes.
    ///
    /// - Returns: false when no daemon listens; else true, once the trace is over.
    package func trace(_ order: TraceOrder, show: (DialogueEvent) throws -> Void) async throws -> Bool {
        guard let connection = try await connect() else { return false }
        try await connection.executeThenClose { inbound, outbound in
            var request = ControlRequest(.trace)
            request.trace = order
            try await outbound.write(ControlSocket.encode(request))
            var lines = ControlLines()
            var shown: Int?
            for try await chunk in inbound {
                for line in lines.take(chunk) {
                    guard let count = shown else {
                        let answer = try ControlSocket.decode(ControlResponse.self, from: line)
                        if let problem = answer.problems?.first { throw ControlFault(problem: problem) }
                        shown = 0
                        continue
                    }
                    try show(ControlSocket.decode(DialogueEvent.self, from: line))
                    shown = count + 1
                    if count + 1 == order.count { return }
                }
            }
        }
        return true
    }

    /// Nil when nobody listens: no socket, or one that a killed daemon left behind.
    private func connect() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer>? {
        do {
            return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(unixDomainSocketPath: path) { channel in
                    channel.eventLoop.makeCompletedFuture { try ControlSocket.wrap(channel) }
                }
        } catch let error as IOError where error.errnoCode == EACCES {
            throw ControlFault(problem: "\(path) is not open to this user; ask as the gateway's user or as root")
        } catch {
            return nil
        }
    }
}
