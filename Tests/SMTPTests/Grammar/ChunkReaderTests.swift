import NIOCore
import Testing

@testable import SMTP

/// Counted octets of a message (RFC 3030).
struct ChunkReaderTests {
    struct Fixture: Sendable, CustomTestStringConvertible {
        let chunks: [String]
        var isBinary = false
        var fault: DataFault?
        var testDescription: String { "\(chunks)\(isBinary ? " binary" : "")" }
    }

    static let fixtures = [
        Fixture(chunks: ["a\r\n"]), Fixture(chunks: [""]), Fixture(chunks: ["a\r", "\nb\r\n", ""]),
        Fixture(chunks: ["a\r\n.\r\n", ".\r\nb\r\n"]), Fixture(chunks: ["no line end"]),
        Fixture(chunks: ["a\n"], fault: .bareLineFeed), Fixture(chunks: ["a\rb"], fault: .bareCarriageReturn),
        Fixture(chunks: ["a\r", "b"], fault: .bareCarriageReturn), Fixture(chunks: ["a\r"], fault: .bareCarriageReturn),
        Fixture(chunks: ["a\r", ""], fault: .bareCarriageReturn), Fixture(chunks: ["a", "\n"], fault: .bareLineFeed),
        Fixture(chunks: ["a\nb\r\r\0\r"], isBinary: true), Fixture(chunks: ["a\r", "b"], isBinary: true),
        Fixture(chunks: [String(repeating: "x", count: 18) + "\r\n"]),
        Fixture(chunks: [String(repeating: "x", count: 19) + "\r\n"], fault: .lineTooLong),
        Fixture(chunks: ["0123456789", "0123456789x"], fault: .lineTooLong),
        Fixture(chunks: [String(repeating: "0123456\r\n", count: 5)], fault: .messageTooLarge),
        Fixture(chunks: ["0123456\r\n0123456\r\n", "0123456\r\n0123456\r\n0123456\r\n"], fault: .messageTooLarge),
        Fixture(chunks: [String(repeating: "x", count: 41)], isBinary: true, fault: .messageTooLarge),
    ]

    @Test(arguments: fixtures)
    func `reads chunks, whole and in pieces of any size`(_ fixture: Fixture) {
        let whole = Array(fixture.chunks.joined().utf8)
        for size in 1...max(1, whole.count) {
            var reader = ChunkReader(maximumOctets: 40, maximumLineOctets: 20, isBinary: fixture.isBinary)
            var body = ByteBuffer()
            for (index, chunk) in fixture.chunks.enumerated() {
                reader.begin(octets: chunk.utf8.count, isLast: index == fixture.chunks.count - 1)
                var progress = DataReader.Progress.more
                var rest = Array(chunk.utf8)[...]
                repeat {
                    var input = ByteBuffer(bytes: rest.prefix(size))
                    rest = rest.dropFirst(size)
                    progress = reader.read(&input, into: &body)
                    #expect(input.readableBytes == 0)
                } while !rest.isEmpty
                #expect(progress == .end)
            }
            #expect(reader.fault == fixture.fault)
            if fixture.fault == nil { #expect(Array(body.readableBytesView) == whole) }
        }
    }

    @Test func `what follows a chunk stays`() {
        var reader = ChunkReader(maximumOctets: 40, maximumLineOctets: 20, isBinary: false)
        var body = ByteBuffer()
        var input = ByteBuffer(string: "abcQUIT\r\n")
        reader.begin(octets: 3, isLast: true)
        #expect(reader.read(&input, into: &body) == .end)
        #expect(String(buffer: input) == "QUIT\r\n")
    }

    @Test func `a number of octets that no memory holds is no trap`() {
        var reader = ChunkReader(maximumOctets: 40, maximumLineOctets: 20, isBinary: false)
        var body = ByteBuffer()
        var input = ByteBuffer(string: "abc")
        reader.begin(octets: 3, isLast: false)
        _ = reader.read(&input, into: &body)
        reader.begin(octets: .max, isLast: true)
        #expect(reader.fault == .messageTooLarge)
        input.writeString("more")
        #expect(reader.read(&input, into: &body) == .more)
        #expect(body.readableBytes == 3)
    }
}
