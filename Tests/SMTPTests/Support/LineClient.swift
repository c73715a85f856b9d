import NIOCore
import NIOPosix
import NIOSSL

/// A bare client: sends octets as they are, reads lines as they come.
final class LineClient: Sendable {
    private let channel: any Channel
    private let lines: Lines

    /// Lines that came and were not read; whoever waits for the next.
    final class Lines: @unchecked Sendable {
        fileprivate var buffer = ByteBuffer()
        fileprivate var isClosed = false
        fileprivate var waiter: EventLoopPromise<String?>?

        fileprivate func deliver() {
            guard let waiter else { return }
            if let line = takeLine() {
                self.waiter = nil
                waiter.succeed(line)
            } else if isClosed {
                self.waiter = nil
                waiter.succeed(nil)
            }
        }

        private func takeLine() -> String? {
            let view = buffer.readableBytesView
            guard let end = view.firstIndex(of: 10), let line = buffer.readString(length: end - view.startIndex + 1)
            else { return nil }
            return line.hasSuffix("\r\n") ? String(line.dropLast(1)) : "<no CRLF>\(line)"
        }
    }

    private final class Reader: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        let lines: Lines

        init(lines: Lines) { self.lines = lines }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            var octets = unwrapInboundIn(data)
            lines.buffer.writeBuffer(&octets)
            lines.deliver()
        }

        func channelInactive(context: ChannelHandlerContext) {
            lines.isClosed = true
            lines.deliver()
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }

    init(port: Int) async throws {
        let lines = Lines()
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Reader(lines: lines))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        self.lines = lines
    }

    /// Connects to a UNIX socket.
    init(path: String) async throws {
        let lines = Lines()
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Reader(lines: lines))
                }
            }
            .connect(unixDomainSocketPath: path).get()
        self.lines = lines
    }

    /// What the server shows of itself inside TLS.
    func certificate() async throws -> [UInt8]? {
        try await channel.eventLoop.submit { [channel] in
            try channel.pipeline.syncOperations.nioSSL_peerCertificate()?.toDERBytes()
        }.get()
    }

    func send(_ octets: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: octets))
    }

    func send(_ text: String) async throws {
        try await send(Array(text.utf8))
    }

    /// The next line without its CRLF; nil at the end.
    func readLine() async throws -> String? {
        try await channel.eventLoop.flatSubmit { [lines, channel] in
            let promise = channel.eventLoop.makePromise(of: String?.self)
            lines.waiter = promise
            lines.deliver()
            return promise.futureResult
        }.get()
    }

    /// All lines of the next reply, joined.
    func readReply() async throws -> String {
        var result = ""
        while let line = try await readLine() {
            result += result.isEmpty ? line : "\n" + line
            if line.dropFirst(3).first != "-" { break }
        }
        return result
    }

    func command(_ line: String) async throws -> String {
        try await send(line + "\r\n")
        return try await readReply()
    }

    func startTLS() async throws {
        try await channel.eventLoop.submit { [channel] in
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.certificateVerification = .none
            let handler = try NIOSSLClientHandler(
                context: NIOSSLContext(configuration: configuration), serverHostname: nil
            )
            try channel.pipeline.syncOperations.addHandler(handler, position: .first)
        }.get()
    }

    func closeOutput() async throws {
        try await channel.close(mode: .output).get()
    }

    func close() async {
        try? await channel.close().get()
    }
}
