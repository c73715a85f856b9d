import MailTypes
import NIOCore

/// Reads the replies of a server (RFC 5321 §4.2).
///
/// ```
/// Reply-line = *( Reply-code "-" [ textstring ] CRLF ) Reply-code [ SP textstring ] CRLF
/// ```
package struct ReplyReader: Sendable {
    package enum Event: Equatable, Sendable {
        /// The octets so far hold no whole reply.
        case incomplete
        case reply(SMTPReply)
        /// The stream can no longer be trusted.
        case fault(ReplyFault)
    }

    /// Octets of one line. RFC 5321 §4.5.3.1.5 says 512; large services exceed it with the explanations they link to.
    package static let maximumLineOctets = 2048
    /// Lines of one reply. The longest EHLO replies in use have about thirty.
    package static let maximumLines = 128

    private var lines = LineReader(maximumOctets: ReplyReader.maximumLineOctets)
    private var code: Int?
    private var enhanced: EnhancedStatusCode?
    private var texts: [String] = []

    package init() {}

    /// Takes the next reply out of `buffer`.
    package mutating func next(in buffer: inout ByteBuffer) -> Event {
        while true {
            switch lines.next(in: &buffer) {
            case .incomplete: return .incomplete
            case .fault(.tooLong): return .fault(.tooLong)
            case .fault: return .fault(.bareLineEnd)
            case .line(let line):
                switch take(line.readableBytesView) {
                case .success(true): return .reply(finish())
                case .success(false): continue
                case .failure(let fault): return .fault(fault)
                }
            }
        }
    }

    /// Takes one line; true when it is the last of its reply.
    private mutating func take(_ line: ByteBufferView) -> Result<Bool, ReplyFault> {
        guard let number = ReplyReader.code(line) else { return .failure(.garbage) }
        guard code == nil || code == number else { return .failure(.mixedCodes) }
        guard texts.count < ReplyReader.maximumLines else { return .failure(.tooManyLines) }
        let separator = line.dropFirst(3).first
        // RFC 5321 §4.2: a reply of a code alone, without space and text, is to be taken too.
        guard separator == nil || separator == UInt8(ascii: " ") || separator == UInt8(ascii: "-") else {
            return .failure(.garbage)
        }
        code = number
        addText(ReplyReader.text(line.dropFirst(4)))
        return .success(separator != UInt8(ascii: "-"))
    }

    /// The text without control characters: it comes to logs and terminals, where they would be commands.
    private static func text(_ octets: ByteBufferView) -> String {
        if octets.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) { return String(decoding: octets, as: UTF8.self) }
        return String(decoding: octets.map { $0 >= 0x20 && $0 != 0x7f ? $0 : UInt8(ascii: " ") }, as: UTF8.self)
    }

    /// RFC 2034 §4: the enhanced code stands at the head of each line's text.
    private mutating func addText(_ text: String) {
        let word = text.prefix { $0 != " " }
        guard let found = EnhancedStatusCode(word), texts.isEmpty || found == enhanced, found.class == (code ?? 0) / 100
        else { return texts.append(text) }
        enhanced = found
        texts.append(String(text.dropFirst(word.count + 1)))
    }

    private mutating func finish() -> SMTPReply {
        defer {
            code = nil
            enhanced = nil
            texts = []
        }
        return SMTPReply(code ?? 0, enhanced, lines: texts)
    }

    private static func code(_ line: ByteBufferView) -> Int? {
        let digits = line.prefix(3)
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return (200...599).contains(number) ? number : nil
    }
}
