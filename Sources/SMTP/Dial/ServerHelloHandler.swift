import NIOCore

/// Reads the cipher suite off the handshake, since the TLS library does not tell it; stands before TLS.
final class ServerHelloHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private(set) var hello = ServerHello()

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        hello.take(unwrapInboundIn(data))
        context.fireChannelRead(data)
    }
}
