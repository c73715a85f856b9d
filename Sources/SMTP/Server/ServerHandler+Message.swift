import Logging
import MailTypes
import NIOCore

/// The questions to the receiver, and the way of a message to it.
extension ServerHandler {
    // MARK: Verdicts

    func answer(_ verdict: Verdict) {
        switch verdict {
        case .accept: take(session?.judged(nil))
        case .refuse(let reply): take(session?.judged(reply))
        case .later(let question):
            ask(question) { handler, refusal in handler.take(handler.session?.judged(refusal)) }
        }
    }

    func lookUpSecret(user: String) {
        ask { [receiver] in
            await receiver.secret(of: user)
        } then: { handler, secret in
            handler.take(handler.session?.secretFound(secret))
        }
    }

    func authenticate(user: String, password: String) {
        ask { [receiver] in
            await receiver.authenticate(user: user, password: password)
        } then: { handler, isRight in
            handler.take(handler.session?.authenticated(isRight))
            handler.log(isRight ? .info : .notice, isRight ? "authenticated" : "authentication failed")
        }
    }

    private func take(_ action: ServerSession.VerdictAction?) {
        switch action {
        case .reply(let reply): respond(reply)
        case .replyThenClose(let reply): sendAndClose(reply)
        case .receiveChunk(let chunk, let envelope): receive(chunk, envelope)
        case .discardChunk(let octets, let reply): discard(octets, then: reply)
        case .receiveData(let reply, let envelope):
            let reader = DataReader(
                maximumOctets: options.limits.messageOctets, maximumLineOctets: options.limits.textLineOctets
            )
            incoming = IncomingMessage(envelope: envelope, reader: .data(reader))
            phase = .data
            respond(reply)
            if let context { deadline?.beginData(at: context.eventLoop.now) }
        case nil: break
        }
    }

    /// Asks the receiver off the event loop; octets wait meanwhile. `act` runs on the loop again, also when the peer has
    /// gone in between.
    private func ask<Answer: Sendable>(
        _ question: @escaping @Sendable () async -> Answer,
        then act: @escaping @Sendable (ServerHandler, Answer) -> Void
    ) {
        guard let answering = beginWait(act) else { return }
        Task { answering(await question()) }
    }

    /// As `ask`, but on the event loop from beginning to end, only left while it waits. For the one call that every
    /// message makes: it saves two changes of thread there, and the 250 never stands behind other work of the program.
    private func askAtOnce<Answer: Sendable>(
        _ question: @escaping @Sendable () async -> Answer,
        then act: @escaping @Sendable (ServerHandler, Answer) -> Void
    ) {
        guard let context, let answering = beginWait(act) else { return }
        Task.immediate(executorPreference: LoopExecutor(context.eventLoop)) { answering(await question()) }
    }

    /// Makes the session wait; gives what ends the wait.
    private func beginWait<Answer: Sendable>(
        _ act: @escaping @Sendable (ServerHandler, Answer) -> Void
    ) -> (@Sendable (Answer) -> Void)? {
        guard let context else { return nil }
        phase = .waiting
        deadline?.move(to: .receiver, at: context.eventLoop.now)
        let loop = context.eventLoop
        let bound = NIOLoopBound(self, eventLoop: loop)
        return { answer in
            loop.execute {
                let handler = bound.value
                if handler.phase == .waiting {
                    handler.phase = .commands
                    handler.deadline?.move(to: .command, at: loop.now)
                }
                act(handler, answer)
                handler.resume()
            }
        }
    }

    // MARK: Data

    /// One more chunk of a message (RFC 3030 §2), or its first.
    func receive(_ chunk: ServerSession.Chunk, _ envelope: Envelope) {
        var message = incoming ?? firstChunk(of: envelope)
        incoming = nil
        message.chunk = chunk
        message.reader.begin(chunk)
        incoming = message
        phase = .chunk
        if let context { deadline?.move(to: .data, at: context.eventLoop.now) }
    }

    private func firstChunk(of envelope: Envelope) -> IncomingMessage {
        if let context { deadline?.beginData(at: context.eventLoop.now) }
        let reader = ChunkReader(
            maximumOctets: options.limits.messageOctets, maximumLineOctets: options.limits.textLineOctets,
            isBinary: envelope.request?.isBinary == true
        )
        return IncomingMessage(envelope: envelope, reader: .chunks(reader))
    }

    /// The octets of a refused chunk come all the same, and are no commands.
    func discard(_ octets: Int, then reply: SMTPReply) {
        abandonIncoming()
        discardLeft = octets
        discardReply = reply
        phase = .discard
        if let context { deadline?.beginData(at: context.eventLoop.now) }
    }

    /// Passes over octets; false when more are to come.
    func discardChunk() -> Bool {
        let count = min(discardLeft, input.readableBytes)
        input.moveReaderIndex(forwardBy: count)
        discardLeft -= count
        guard discardLeft == 0 else { return false }
        phase = .commands
        if let context { deadline?.move(to: .command, at: context.eventLoop.now) }
        if let reply = discardReply { respond(reply) }
        discardReply = nil
        return true
    }

    /// Reads data; false when all octets are used up and the end has not come.
    func takeData() -> Bool {
        guard incoming != nil else {
            phase = .commands
            return true
        }
        let progress = readData()
        if progress == .end, incoming?.chunk?.isLast != false {
            dataEnded()
            return true
        }
        if incoming?.reader.fault != nil || incoming?.failure != nil {
            incoming?.body = ByteBuffer()
        } else if let held = incoming?.body.readableBytes, held > pieceOctets {
            // At the end of a chunk this comes here again, with nothing held.
            streamPiece()
            return false
        }
        count()
        guard progress == .end else { return false }
        chunkEnded()
        return true
    }

    /// The size from which what is held of a message goes to the receiver.
    private var pieceOctets: Int {
        shared.isMemoryShort ? options.limits.earlyPieceOctets : options.limits.wholeMessageOctets
    }

    /// Tells the server how much this session holds.
    private func count() {
        guard let message = incoming else { return }
        let held = message.body.storageCapacity
        shared.hold(held - message.counted)
        incoming?.counted = held
    }

    /// What the message held is on its way elsewhere, or gone.
    private func release(_ message: IncomingMessage) {
        if message.counted > 0 { shared.hold(-message.counted) }
    }

    private func readData() -> DataReader.Progress {
        guard var message = incoming else { return .end }
        // Taken out and put back, so that the body has one owner and grows in place.
        incoming = nil
        if message.reader.fault == nil { message.body.reserveCapacity(minimumWritableBytes: input.readableBytes) }
        let progress = message.reader.read(&input, into: &message.body)
        incoming = message
        return progress
    }

    private func streamPiece() {
        guard var message = incoming else { return }
        let piece = message.body
        message.body = ByteBuffer()
        let sink = message.sink
        message.sink = nil
        let before = phase
        incoming = message
        ask { [receiver, envelope = message.envelope] () -> Streamed in
            await Streamed.write(piece, to: sink, of: receiver, envelope: envelope)
        } then: { handler, streamed in
            handler.count()
            guard handler.phase == .commands, handler.incoming != nil else { return streamed.drop() }
            handler.phase = before
            handler.deadline?.move(to: .data, at: .now())
            handler.incoming?.sink = streamed.sink
            handler.incoming?.failure = streamed.failure
        }
    }

    private func dataEnded() {
        guard let message = incoming else { return }
        incoming = nil
        phase = .commands
        trace(octets: message.reader.octets)
        if let context { deadline?.move(to: .command, at: context.eventLoop.now) }
        if let failure = message.failure {
            release(message)
            return stored(.failure(failure), octets: message.reader.octets)
        }
        switch session?.dataEnded(fault: message.reader.fault) {
        case .reply(let reply, let times):
            abandon(message)
            for _ in 1..<max(times, 1) { send(reply) }
            respond(reply)
        case .replyThenClose(let reply):
            abandon(message)
            sendAndClose(reply)
        case .store(let envelope): store(message, envelope)
        case nil: release(message)
        }
    }

    /// A chunk is complete, and the message is not.
    private func chunkEnded() {
        guard let message = incoming, let chunk = message.chunk else { return }
        phase = .commands
        trace(octets: chunk.octets)
        if let context { deadline?.move(to: .command, at: context.eventLoop.now) }
        if let failure = message.failure {
            abandonIncoming()
            return stored(.failure(failure), octets: message.reader.octets)
        }
        switch session?.chunkEnded(chunk, fault: message.reader.fault) {
        case .reply(let reply, _):
            if session?.isChunked != true { abandonIncoming() }
            respond(reply)
        case .replyThenClose(let reply):
            abandonIncoming()
            sendAndClose(reply)
        case .store, nil: break
        }
    }

    private func store(_ message: IncomingMessage, _ envelope: Envelope) {
        let octets = message.reader.octets
        let counted = message.counted
        askAtOnce { [receiver, body = message.body, sink = message.sink] () -> Result<QueueID, ReceiverFault> in
            await Streamed.commit(body, to: sink, of: receiver, envelope: envelope)
        } then: { handler, result in
            if counted > 0 { handler.shared.hold(-counted) }
            handler.stored(result, octets: octets)
        }
    }

    private func stored(_ result: Result<QueueID, ReceiverFault>, octets: Int) {
        switch result {
        case .success(let id): log(.info, "message accepted", id: id, octets: octets)
        case .failure(let fault):
            log(.error, "message not taken", reply: fault.reply, cause: fault.cause, octets: octets)
        }
        switch session?.stored(result) {
        case .reply(let reply, let times):
            for _ in 1..<max(times, 1) { send(reply) }
            respond(reply)
        case .replyThenClose(let reply): sendAndClose(reply)
        case nil: break
        }
    }

    private func abandon(_ message: IncomingMessage) {
        release(message)
        Streamed(sink: message.sink).drop()
    }

    /// The message under way is not going to be finished.
    func abandonIncoming() {
        guard let message = incoming else { return }
        incoming = nil
        abandon(message)
    }
}
