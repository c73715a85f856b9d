import MailTypes
import SMTP
import Testing

/// SMTP smuggling inwards, every way there is: all strings of up to five of CR, LF, NUL, dot and a letter between one
/// message and the commands of a second. Only where they make CRLF . CRLF may the second be seen.
struct EndOfDataAttackTests {
    static let alphabet: [UInt8] = [13, 10, 0, 46, 120]

    /// All strings of that many octets.
    static func mixes(_ length: Int) -> [[UInt8]] {
        (0..<length).reduce([[]]) { mixes, _ in mixes.flatMap { mix in alphabet.map { mix + [$0] } } }
    }

    static let smuggled = Array("MAIL FROM:<admin@sender.example>\r\nRCPT TO:<b@mx.test>\r\nDATA\r\ny\r\n.\r\n".utf8)
    static let opening = Array("EHLO c\r\nMAIL FROM:<outer@sender.example>\r\nRCPT TO:<b@mx.test>\r\nDATA\r\n".utf8)

    @Test(arguments: 1...5)
    func `every mix of line ends, NUL and dots`(_ length: Int) {
        for mix in Self.mixes(length) {
            let data = Array("text".utf8) + mix + Self.smuggled + Array("\r\n.\r\n".utf8)
            let end = Self.firstEnd(of: data)
            var server = PureServer(TestServer.options())
            server.feed(Self.opening + data)
            let senders = server.messages.map(\.envelope.reversePath.description)
            if end < 4 + mix.count {
                #expect(senders.last == "<admin@sender.example>" || end + 5 != 4 + mix.count, "\(mix)")
            } else {
                #expect(senders.allSatisfy { $0 == "<outer@sender.example>" }, "\(mix)")
                #expect(senders.count <= 1, "\(mix)")
            }
            // No message has a line end that another server could read otherwise.
            for message in server.messages {
                #expect(!message.text.utf8.isBare, "\(mix)")
            }
        }
    }

    @Test func `cut into single octets it is the same`() {
        for mix in Self.mixes(3) {
            let stream = Self.opening + Array("text".utf8) + mix + Self.smuggled
            var whole = PureServer(TestServer.options())
            whole.feed(stream)
            var pieces = PureServer(TestServer.options())
            for octet in stream { pieces.feed([octet]) }
            #expect(whole.messages.map(\.text) == pieces.messages.map(\.text), "\(mix)")
            #expect(whole.isClosed == pieces.isClosed, "\(mix)")
        }
    }

    @Test func `commands end by CRLF alone`() {
        for mix in Self.mixes(3) where !mix.starts(with: [13, 10]) && mix != [120, 13, 10] {
            var server = PureServer(TestServer.options())
            server.feed(Array("EHLO c\r\nNOOP".utf8) + mix + Array("MAIL FROM:<admin@sender.example>\r\n".utf8))
            var lines: [String] = []
            while let line = server.readLine(), line != "<nothing>" { lines.append(line) }
            let holdsEnd = mix.indices.dropLast().contains { mix[$0] == 13 && mix[$0 + 1] == 10 }
            #expect(lines.contains { $0.hasPrefix("250 2.1.0") } == (holdsEnd && mix.suffix(2) == [13, 10]), "\(mix)")
        }
    }

    /// Where CRLF . CRLF begins, the start of data counting as CRLF.
    private static func firstEnd(of data: [UInt8]) -> Int {
        let end: [UInt8] = [13, 10, 46, 13, 10]
        return data.indices.first { data[$0...].starts(with: end) } ?? data.count
    }
}

extension Sequence<UInt8> {
    /// Whether a CR stands without LF, or a LF without CR.
    fileprivate var isBare: Bool {
        var last: UInt8 = 0
        for octet in self {
            if (octet == 10) != (last == 13) { return true }
            last = octet
        }
        return last == 13
    }
}
