import MailTypes
import NIOCore

/// Messages on their way through the handler: given to the session as soon as it takes one, written without a copy where
/// they need no change.
extension ClientHandler {
    /// A message with whoever waits for its outcome.
    struct WaitingMessage {
        let envelope: Envelope
        let octets: ByteBuffer
        let traits: MessageTraits
        let outcome: EventLoopPromise<SubmissionOutcome>
    }

    /// Octets written at a time: small enough that a slow line shows progress within its time for a block.
    private static let pieceOctets = 256 * 1024

    /// Takes one message; the future always succeeds. Messages go in the order in which they are given.
    func send(_ envelope: Envelope, octets: ByteBuffer) -> EventLoopFuture<SubmissionOutcome>? {
        guard let context else { return nil }
        var octets = octets
        var traits = MessageTraits(octets)
        // RFC 5321 §2.3.8: only a message declared binary keeps line ends that are none.
        if traits.hasLooseLineEnds, envelope.request?.isBinary != true {
            octets = DotStuffing.endLines(octets)
            traits.octets = octets.readableBytes
        }
        let promise = context.eventLoop.makePromise(of: SubmissionOutcome.self)
        waiting.append(WaitingMessage(envelope: envelope, octets: octets, traits: traits, outcome: promise))
        beginNext(context)
        context.flush()
        return promise.futureResult
    }

    /// The outcome for a connection that is gone.
    func closedOutcome(_ envelope: Envelope) -> SubmissionOutcome {
        _ = session.end(cause: "connection closed")
        guard case .finished(let outcome) = session.send(envelope, MessageTraits()) else {
            return SubmissionOutcome(statuses: [], reply: nil, fault: nil, isReusable: false)
        }
        return outcome
    }

    /// Begins what can be begun.
    func beginNext(_ context: ChannelHandlerContext) {
        while !waiting.isEmpty, session.mayBegin {
            let next = waiting.removeFirst()
            switch session.send(next.envelope, next.traits) {
            case .finished(let outcome): next.outcome.succeed(outcome)
            case .write(let lines):
                underWay.append(next)
                write(lines, context)
            case .writeChunk(let lines):
                underWay.append(next)
                write(lines, context)
                writeChunk(next, context)
            }
        }
        // An open session that takes nothing more takes none of these ever.
        if session.isReady { refuseWaiting() }
    }

    /// What waits goes over another connection.
    func refuseWaiting() {
        let refused = waiting
        waiting = []
        for message in refused { message.outcome.succeed(refusal(message.envelope)) }
    }

    private func refusal(_ envelope: Envelope) -> SubmissionOutcome {
        var closed = session
        _ = closed.end(cause: "connection closed")
        guard case .finished(let outcome) = closed.send(envelope, MessageTraits()) else {
            return SubmissionOutcome(statuses: [], reply: nil, fault: SubmissionFault(.busy), isReusable: false)
        }
        return outcome
    }

    /// The first message between its 354 and its final dot; the commands of the next follow in the same breath
    /// (RFC 2920 §3.1).
    func writeMessage(_ context: ChannelHandlerContext) {
        guard let octets = underWay.first?.octets else { return }
        wait(timeouts.block)
        write(pieces: DotStuffing.encode(octets), end: ".\r\n", context)
        session.finalDotWritten()
        beginNext(context)
    }

    /// A message as the one chunk that the line before it announced (RFC 3030 §2): no octet of it is looked at or copied.
    func writeChunk(_ message: WaitingMessage?, _ context: ChannelHandlerContext) {
        guard let message else { return }
        write(pieces: message.octets, end: "", context)
    }

    private func write(pieces body: ByteBuffer, end: String, _ context: ChannelHandlerContext) {
        if body.readableBytes <= Self.pieceOctets {
            wait(timeouts.finalDot)
            if body.readableBytes > 0 { context.write(wrapOutboundOut(body), promise: nil) }
            if !end.isEmpty { context.write(wrapOutboundOut(ByteBuffer(string: end)), promise: nil) }
            return
        }
        var body = body
        while let piece = body.readSlice(length: min(body.readableBytes, Self.pieceOctets)), piece.readableBytes > 0 {
            writePiece(piece, context)
        }
        if !end.isEmpty { writePiece(ByteBuffer(string: end), context) }
    }

    /// RFC 5321 §4.5.3.2.5: time counts anew with each piece the network takes; after the last, the final dot's begins.
    private func writePiece(_ piece: ByteBuffer, _ context: ChannelHandlerContext) {
        piecesUnderWay += 1
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.write(wrapOutboundOut(piece)).whenSuccess {
            let handler = bound.value
            handler.piecesUnderWay -= 1
            guard !handler.underWay.isEmpty else { return }
            handler.wait(handler.piecesUnderWay == 0 ? handler.timeouts.finalDot : handler.timeouts.block)
        }
    }
}
