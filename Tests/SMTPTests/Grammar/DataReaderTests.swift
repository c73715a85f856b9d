import NIOCore
import SMTP
import Testing

struct DataReaderTests {
    /// One piece of data, what is kept of it, and what stays for after the end.
    struct Fixture: Sendable, CustomTestStringConvertible {
        var input: String
        var body: String
        var rest: String? = ""
        var fault: DataFault?
        var testDescription: String { input.debugDescription }
    }

    static let fixtures = [
        Fixture(input: ".\r\n", body: ""),
        Fixture(input: "\r\n.\r\n", body: "\r\n"),
        Fixture(input: "a\r\n.\r\nQUIT\r\n", body: "a\r\n", rest: "QUIT\r\n"),
        Fixture(input: "..\r\n.\r\n", body: ".\r\n"),
        Fixture(input: "...a\r\n.\r\n", body: "..a\r\n"),
        Fixture(input: ".a\r\n.\r\n", body: "a\r\n"),
        Fixture(input: "a.\r\n.\r\n", body: "a.\r\n"),
        Fixture(input: "a\r\n. \r\n.\r\n", body: "a\r\n \r\n"),
        Fixture(input: "\0a\u{1}\r\n.\r\n", body: "\0a\u{1}\r\n"),
        Fixture(input: "ä€😀\r\n.\r\n", body: "ä€😀\r\n"),
        Fixture(input: "a\r\n.", body: "a\r\n", rest: nil),
        Fixture(input: "a\r\n.\r", body: "a\r\n", rest: nil),
        Fixture(input: "a\r", body: "a", rest: nil),
        Fixture(input: "a\n.\n.\r\n\r\n.\r\n", body: "", fault: .bareLineFeed),
        Fixture(input: "a\r.\r\n.\r\n", body: "a", fault: .bareCarriageReturn),
        Fixture(input: "a\r\r\n.\r\n", body: "a", fault: .bareCarriageReturn),
        Fixture(input: "a\r\n.\r\r\n.\r\n", body: "a\r\n", fault: .bareCarriageReturn),
        Fixture(input: "\n.\r\n\r\n.\r\n", body: "", fault: .bareLineFeed),
        Fixture(
            input: String(repeating: "x", count: 18) + "\r\n.\r\n", body: String(repeating: "x", count: 18) + "\r\n"),
        Fixture(input: String(repeating: "x", count: 19) + "\r\n.\r\n", body: "", fault: .lineTooLong),
        Fixture(input: "1234567890\r\n1234567890\r\n123456789012345\r\n.\r\n", body: "", fault: .messageTooLarge),
    ]

    @Test(arguments: fixtures)
    func `reads data, whole and in pieces of any size`(_ fixture: Fixture) {
        let octets = Array(fixture.input.utf8)
        for size in 1...max(1, octets.count) {
            var reader = DataReader(maximumOctets: 40, maximumLineOctets: 20)
            var body = ByteBuffer()
            var input = ByteBuffer()
            var progress = DataReader.Progress.more
            for start in stride(from: 0, to: octets.count, by: size) {
                input.writeBytes(octets[start..<min(start + size, octets.count)])
                if progress == .more { progress = reader.read(&input, into: &body) }
            }
            #expect((progress == .end) == (fixture.rest != nil))
            if let rest = fixture.rest { #expect(String(buffer: input) == rest) }
            #expect(reader.fault == fixture.fault)
            if fixture.fault == nil { #expect(String(buffer: body) == fixture.body) }
        }
    }

    /// The rule of RFC 5321 §4.1.1.4 in the plainest form: find CRLF.CRLF, then take the stuffing off.
    private func plainRule(_ octets: [UInt8]) -> (body: [UInt8]?, rest: [UInt8])? {
        let stream = [13, 10] + octets
        let end: [UInt8] = [13, 10, 46, 13, 10]
        let place = stream.indices.first { stream[$0...].starts(with: end) }
        guard let place else { return nil }
        let rest = Array(stream[(place + 5)...])
        var body: [UInt8] = []
        var index = 2
        let last = place + 2
        while index < last {
            let octet = stream[index]
            if octet == 10 && stream[index - 1] != 13 { return (nil, rest) }
            if octet == 13 && stream[index + 1] != 10 { return (nil, rest) }
            let isStuffing = octet == 46 && stream[index - 1] == 10 && stream[index - 2] == 13
            if !isStuffing { body.append(octet) }
            index += 1
        }
        return (body, rest)
    }

    @Test(arguments: 0..<20)
    func `agrees with the plain rule on random octets`(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet: [UInt8] = [13, 10, 46, 13, 10, 46, 97, 0]
        for _ in 0..<500 {
            let octets = (0..<Int.random(in: 0...24, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            var reader = DataReader(maximumOctets: 1000, maximumLineOctets: 1000)
            var body = ByteBuffer()
            var input = ByteBuffer()
            var progress = DataReader.Progress.more
            var index = 0
            while index < octets.count {
                let size = Int.random(in: 1...6, using: &random)
                input.writeBytes(octets[index..<min(index + size, octets.count)])
                index += size
                if progress == .more { progress = reader.read(&input, into: &body) }
            }
            let expected = plainRule(octets)
            #expect((progress == .end) == (expected != nil), "\(octets)")
            guard let expected else { continue }
            #expect(Array(input.readableBytesView) == expected.rest, "\(octets)")
            #expect((reader.fault == nil) == (expected.body != nil), "\(octets)")
            if let wanted = expected.body { #expect(Array(body.readableBytesView) == wanted, "\(octets)") }
        }
    }

    @Test func `stuffing and reading undo each other on random messages`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            var message: [UInt8] = []
            for _ in 0..<Int.random(in: 0...5, using: &random) {
                message += (0..<Int.random(in: 0...4, using: &random)).map { _ in Bool.random(using: &random) ? 46 : 97
                }
                message += [13, 10]
            }
            var wire = DotStuffing.encode(ByteBuffer(bytes: message))
            wire.writeString(".\r\nNOOP\r\n")
            var reader = DataReader(maximumOctets: 1000, maximumLineOctets: 1000)
            var body = ByteBuffer()
            #expect(reader.read(&wire, into: &body) == .end)
            #expect(reader.fault == nil)
            #expect(Array(body.readableBytesView) == message)
            #expect(reader.octets == message.count)
            #expect(String(buffer: wire) == "NOOP\r\n")
        }
    }

    @Test func `keeps nothing of a message past the limit, and counts it`() {
        var reader = DataReader(maximumOctets: 1000, maximumLineOctets: 1000)
        var body = ByteBuffer()
        for _ in 0..<1000 {
            var piece = ByteBuffer(string: String(repeating: "x", count: 98) + "\r\n")
            #expect(reader.read(&piece, into: &body) == .more)
        }
        #expect(body.readableBytes <= 1000)
        #expect(reader.octets == 100_000)
        #expect(reader.fault == .messageTooLarge)
    }
}
