import FoundationEssentials
import MailTypes
import NIOCore

@testable import SMTP

/// A `ServerSession` driven by hand: octets in, lines out, no socket, no task, no clock.
struct PureServer {
    private var session: ServerSession
    private var lines: LineReader
    private var data: MessageReader?
    private var chunk: ServerSession.Chunk?
    private var discardLeft = 0
    private var discardReply: SMTPReply?
    private var body = ByteBuffer()
    private var input = ByteBuffer()
    private var output: [String] = []
    private(set) var isClosed = false
    private(set) var messages: [(envelope: Envelope, text: String)] = []
    private let options: ServerOptions
    private var now = Date(timeIntervalSince1970: 1000)

    init(_ options: ServerOptions) {
        self.options = options
        session = ServerSession(options: options, peer: "192.0.2.1", accepted: now)
        lines = LineReader(maximumOctets: options.limits.authenticationOctets)
        if case .reply(let reply) = session.greet(refusal: nil) { write(reply) }
    }

    mutating func feed(_ octets: [UInt8]) {
        now.addTimeInterval(1)
        input.writeBytes(octets)
        while !isClosed, step() {}
    }

    /// The next line the server wrote; nil when it closed.
    mutating func readLine() -> String? {
        if !output.isEmpty { return output.removeFirst() }
        return isClosed ? nil : "<nothing>"
    }

    private mutating func step() -> Bool {
        if discardLeft > 0 || discardReply != nil { return discard() }
        if var reader = data {
            let progress = reader.read(&input, into: &body)
            data = reader
            guard progress == .end else { return false }
            endData(reader)
            return true
        }
        switch lines.next(in: &input) {
        case .incomplete: return false
        case .line(let line):
            act(session.receive(line, now: now))
            if !session.isChunked { hasChunks = false }
        case .fault(let fault): act(session.receive(fault))
        }
        return true
    }

    private mutating func act(_ action: ServerSession.LineAction) {
        switch action {
        case .reply(let reply): write(reply)
        case .replyThenClose(let reply): close(reply)
        case .receiveChunk(let chunk, let envelope): begin(chunk, envelope)
        case .discardChunk(let octets, let reply): (discardLeft, discardReply) = (octets, reply)
        case .changeClient(let attributes):
            session.clientChanged(attributes)
            if case .reply(let reply) = session.greet(refusal: nil) { write(reply) }
        case .startTLS(let reply):
            write(reply)
            input.clear()
            session.tlsStarted(version: "TLSv1.3")
        case .judgeSender, .judgeData: act(session.judged(nil))
        case .judgeRecipient(let recipient, _):
            let isStranger = recipient.domain == "elsewhere.example"
            let refusal = SMTPReply(550, EnhancedStatusCode(5, 1, 1), "No such user here")
            act(session.judged(isStranger ? refusal : nil))
        case .authenticate(let user, let password):
            act(session.authenticated(user == "tim" && password == "tanstaaftanstaaf"))
        case .lookUpSecret(let user): act(session.secretFound(RecordingReceiver.secret(of: user)))
        }
    }

    private mutating func act(_ action: ServerSession.VerdictAction) {
        switch action {
        case .reply(let reply): write(reply)
        case .replyThenClose(let reply): close(reply)
        case .receiveData(let reply, _):
            write(reply)
            body.clear()
            chunk = nil
            data = .data(
                DataReader(
                    maximumOctets: options.limits.messageOctets, maximumLineOctets: options.limits.textLineOctets))
        case .receiveChunk(let chunk, let envelope): begin(chunk, envelope)
        case .discardChunk(let octets, let reply): (discardLeft, discardReply) = (octets, reply)
        }
    }

    private mutating func begin(_ chunk: ServerSession.Chunk, _ envelope: Envelope) {
        if !hasChunks {
            body.clear()
            chunks = .chunks(
                ChunkReader(
                    maximumOctets: options.limits.messageOctets, maximumLineOctets: options.limits.textLineOctets,
                    isBinary: envelope.request?.isBinary == true))
        }
        hasChunks = true
        self.chunk = chunk
        chunks?.begin(chunk)
        data = chunks
    }

    private mutating func discard() -> Bool {
        let count = min(discardLeft, input.readableBytes)
        input.moveReaderIndex(forwardBy: count)
        discardLeft -= count
        guard discardLeft == 0, let reply = discardReply else { return false }
        discardReply = nil
        hasChunks = false
        write(reply)
        return true
    }

    private var chunks: MessageReader?
    private var hasChunks = false

    private mutating func endData(_ reader: MessageReader) {
        data = nil
        let action: ServerSession.DataAction
        if let chunk {
            chunks = reader
            action = session.chunkEnded(chunk, fault: reader.fault)
            if chunk.isLast || reader.fault != nil { hasChunks = false }
        } else {
            action = session.dataEnded(fault: reader.fault)
        }
        switch action {
        case .reply(let reply, let times): for _ in 0..<times { write(reply) }
        case .replyThenClose(let reply): close(reply)
        case .store(let envelope):
            messages.append((envelope, String(buffer: body)))
            switch session.stored(.success(QueueID(rawValue: UInt64(messages.count)))) {
            case .reply(let reply, let times): for _ in 0..<times { write(reply) }
            case .replyThenClose(let reply): close(reply)
            }
        }
    }

    private mutating func close(_ reply: SMTPReply) {
        write(reply)
        isClosed = true
    }

    private mutating func write(_ reply: SMTPReply) {
        var buffer = ByteBuffer()
        reply.write(into: &buffer)
        output += String(buffer: buffer).split(separator: "\r\n", omittingEmptySubsequences: false).dropLast().map(
            String.init)
    }
}
