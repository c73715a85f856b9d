import Foundation
import Logging
import NIOPosix
import SMTP
import ServiceLifecycle
import Testing

@testable import Gateway

/// The control socket: a request, a response.
@Suite(.timeLimit(.minutes(2))) struct ControlSocketTests {
    /// A queue of thousands is listed in more octets than a socket holds: the end must not cut them off.
    @Test(arguments: [0, 1, 20_000]) func theWholeAnswerArrives(problems: Int) async throws {
        let mailroot = FileManager.default.temporaryDirectory.appending(path: "fr-\(UUID().uuidString.prefix(8))").path
        try FileManager.default.createDirectory(atPath: mailroot, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: mailroot) }
        let answer = (0..<problems).map { "problem \($0): something that an operator has to be told of" }
        let server = ControlServer(
            path: ControlSocket.path(mailroot: mailroot), group: MultiThreadedEventLoopGroup.singleton,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
            perform: { _ in ControlResponse(problems: answer) }, tap: DialogueTap())
        let serving = Task { try await server.run() }
        defer { serving.cancel() }
        let client = ControlClient(mailroot: mailroot)
        var response: ControlResponse?
        while response == nil {
            try await Task.sleep(for: .milliseconds(20))
            response = try await client.ask(ControlRequest(.list))
        }
        #expect(response?.problems == answer)
    }
}
