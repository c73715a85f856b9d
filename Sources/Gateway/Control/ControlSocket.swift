import Foundation
import NIOCore
import NIOPosix

/// The framing of the control socket: one request, one response, a line of JSON each.
enum ControlSocket {
    /// 64 MiB: a message handed in by `lead add` or shown by `queue show` is at most 25 MiB, base64 a third more.
    static let maximumLine = 64 << 20

    /// The socket's place in a mailroot; the mailroot itself is closed to others (0700).
    static func path(mailroot: String) -> String { mailroot + "/control.sock" }

    static func encode(_ value: some Encodable) throws -> ByteBuffer {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        var line = ByteBuffer(bytes: try encoder.encode(value))
        line.writeInteger(UInt8(ascii: "\n"))
        return line
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from line: ByteBuffer) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        return try decoder.decode(type, from: Data(line.readableBytesView))
    }

    /// The first line that comes in, without its end; nil when the other side closes before.
    static func firstLine(
        of inbound: inout NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    ) async throws -> ByteBuffer? {
        var line = ByteBuffer()
        while let chunk = try await inbound.next() {
            if let end = chunk.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) {
                line.writeBytes(chunk.readableBytesView[..<end])
                return line
            }
            line.writeImmutableBuffer(chunk)
            guard line.readableBytes <= maximumLine else { return nil }
        }
        return nil
    }

    static func wrap(_ channel: any Channel) throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try NIOAsyncChannel(wrappingChannelSynchronously: channel)
    }
}
