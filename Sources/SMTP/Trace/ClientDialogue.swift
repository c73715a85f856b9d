import MailTypes
import NIOCore

/// Follows a client's connection by its octets, between TLS and the session: what is a command, a secret, a message.
///
/// It is followed also while nobody listens, so that whoever begins to listen in the middle of a message sees none of
/// it; a message's octets are only counted.
struct ClientDialogue {
    struct Line: Equatable {
        let speaker: DialogueEvent.Speaker
        let text: String
    }

    private enum Mode: Equatable {
        case commands
        /// AUTH is under way: what the client says is secret.
        case exchange
        /// After 354: octets until the final dot.
        case data(octets: Int)
        /// After BDAT: octets to come (RFC 3030 §2).
        case chunk(left: Int, octets: Int)
    }

    private var mode = Mode.commands
    /// The last octets of a message under way, to know its end by.
    private var tail: [UInt8] = []
    private var commands = LineReader(maximumOctets: 16 * 1024)
    private var replies = ReplyReader()
    private var unread = ByteBuffer()
    private var isLost = false

    /// The client wrote these octets.
    mutating func sent(_ octets: ByteBuffer) -> [Line] {
        guard !isLost else { return [] }
        var octets = octets
        var lines: [Line] = []
        while octets.readableBytes > 0 {
            switch mode {
            case .data(let before): lines += sentData(&octets, before)
            case .chunk(let left, let before): lines += sentChunk(&octets, left, before)
            case .commands, .exchange:
                switch commands.next(in: &octets) {
                case .line(let line): lines.append(sentCommand(line.readableBytesView))
                case .incomplete, .fault: return lines
                }
            }
        }
        return lines
    }

    private mutating func sentCommand(_ line: ByteBufferView) -> Line {
        guard mode == .commands else { return Line(speaker: .client, text: DialogueMask.secret) }
        switch Verb(line) {
        case .auth: mode = .exchange
        case .bdat:
            let words = String(decoding: line, as: UTF8.self).split(separator: " ")
            let octets = words.count > 1 ? Int(words[1]) ?? 0 : 0
            if octets > 0 { mode = .chunk(left: octets, octets: octets) }
        default: break
        }
        return Line(speaker: .client, text: DialogueMask.command(line))
    }

    private mutating func sentData(_ octets: inout ByteBuffer, _ before: Int) -> [Line] {
        let count = octets.readableBytes
        tail = Array((tail + octets.readableBytesView.suffix(5)).suffix(5))
        octets.moveReaderIndex(forwardBy: count)
        let total = before + count
        let isEnd = tail == Array("\r\n.\r\n".utf8) || total == 3 && tail == Array(".\r\n".utf8)
        guard isEnd else {
            mode = .data(octets: total)
            return []
        }
        mode = .commands
        return [Line(speaker: .client, text: "(\(total - 3) octets of a message)")]
    }

    private mutating func sentChunk(_ octets: inout ByteBuffer, _ left: Int, _ whole: Int) -> [Line] {
        let count = min(left, octets.readableBytes)
        octets.moveReaderIndex(forwardBy: count)
        mode = count == left ? .commands : .chunk(left: left - count, octets: whole)
        return count == left ? [Line(speaker: .client, text: "(\(whole) octets of a message)")] : []
    }

    /// The server wrote these octets.
    mutating func received(_ octets: ByteBuffer) -> [Line] {
        guard !isLost else { return [] }
        unread.writeImmutableBuffer(octets)
        var lines: [Line] = []
        while true {
            switch replies.next(in: &unread) {
            case .incomplete:
                if unread.readableBytes == 0 { unread = ByteBuffer() }
                return lines
            case .fault(let fault):
                // The session gives the connection up for it.
                isLost = true
                unread = ByteBuffer()
                return lines + [Line(speaker: .note, text: "the server sends what is no reply: \(fault.rawValue)")]
            case .reply(let reply):
                follow(reply)
                lines += DialogueMask.reply(reply).map { Line(speaker: .server, text: $0) }
            }
        }
    }

    private mutating func follow(_ reply: SMTPReply) {
        if mode == .exchange, reply.code != 334 { mode = .commands }
        if reply.code == 354, mode == .commands {
            mode = .data(octets: 0)
            tail = []
        }
    }
}
