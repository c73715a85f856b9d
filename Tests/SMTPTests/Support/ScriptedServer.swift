import NIOCore
import NIOPosix
import Synchronization

/// A smart host that answers as a test wants, right or wrong.
final class ScriptedServer: Sendable {
    enum Answer: Sendable {
        /// These octets, CRLF and all.
        case send(String)
        case sendThenClose(String)
        case close
        case silence
        /// As a server that does all right would.
        case right
    }

    /// `CONNECT` for the greeting, `.` for the end of data, else the verb.
    typealias Script = [String: Answer]

    private let listener: any Channel
    var port: Int { listener.localAddress?.port ?? 0 }
    /// Every line the client sent, data included.
    var lines: [String] { shared.lines.withLock { $0 } }

    private final class Log: Sendable {
        let lines = Mutex<[String]>([])
    }

    private let shared: Log

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        let script: Script
        let offers: [String]
        let log: Log
        var input = ""
        var isInData = false

        init(script: Script, offers: [String], log: Log) {
            self.script = script
            self.offers = offers
            self.log = log
        }

        func channelActive(context: ChannelHandlerContext) {
            answer("CONNECT", context)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            // Unicode would make CRLF one character: the scalars keep them apart.
            input += String(buffer: unwrapInboundIn(data))
            while let end = input.unicodeScalars.firstIndex(of: "\n") {
                let line = String(input.unicodeScalars[..<end]).replacing("\r", with: "")
                input = String(input.unicodeScalars[input.unicodeScalars.index(after: end)...])
                log.lines.withLock { $0.append(line) }
                take(line, context)
            }
        }

        private func take(_ line: String, _ context: ChannelHandlerContext) {
            if isInData {
                guard line == "." else { return }
                isInData = false
                return answer(".", context)
            }
            answer(line.split(separator: " ").first.map { $0.uppercased() } ?? "", context)
        }

        private func answer(_ verb: String, _ context: ChannelHandlerContext) {
            switch script[verb] ?? .right {
            case .send(let text): write(text, context)
            case .sendThenClose(let text):
                write(text, context)
                context.close(promise: nil)
            case .close: context.close(promise: nil)
            case .silence: break
            case .right: write(right(verb), context)
            }
        }

        private func write(_ text: String, _ context: ChannelHandlerContext) {
            if text.hasPrefix("354") { isInData = true }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        }

        private func right(_ verb: String) -> String {
            switch verb {
            case "CONNECT": "220 scripted\r\n"
            case "EHLO": "250-scripted\r\n" + offers.map { "250-\($0)\r\n" }.joined() + "250 HELP\r\n"
            case "AUTH": "235 2.7.0 ok\r\n"
            case "DATA": "354 go\r\n"
            case "QUIT": "221 bye\r\n"
            case "STARTTLS": "220 go\r\n"
            default: "250 2.0.0 ok\r\n"
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }

    @discardableResult
    static func run<Result: Sendable>(
        _ script: Script, offers: [String] = ["PIPELINING", "8BITMIME", "SIZE 1000000", "AUTH PLAIN"],
        _ body: (ScriptedServer) async throws -> Result
    ) async throws -> Result {
        let log = Log()
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(script: script, offers: offers, log: log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = ScriptedServer(listener: listener, shared: log)
        do {
            let result = try await body(server)
            try await listener.close().get()
            return result
        } catch {
            try await listener.close().get()
            throw error
        }
    }

    private init(listener: any Channel, shared: Log) {
        self.listener = listener
        self.shared = shared
    }
}
