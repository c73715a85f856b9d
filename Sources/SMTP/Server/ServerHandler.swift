import FoundationEssentials
import Logging
import MailTypes
import NIOCore

/// Drives one `ServerSession` on its event loop: lines out of octets, replies into octets, TLS, timers.
///
/// A channel handler and not a task per connection, because a session that waits then costs its struct and two empty
/// buffers, no task and no stream (measured: 4.6 to 6.7 KiB a connection in all); the replies of a pipelined batch
/// leave with one flush; and MAIL, RCPT and DATA are answered without leaving the loop whenever the receiver answers
/// from memory. What is really asynchronous (a password, a `Verdict.later`, storing) runs in a task and comes back by
/// one `execute`.
final class ServerHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// What the octets that come next are.
    enum Phase {
        /// A proxy has to say whom it speaks for.
        case proxyHeader
        /// Whoever speaks now speaks too early.
        case greetingDelay
        case commands
        case data
        /// Counted octets of a message.
        case chunk
        /// Counted octets of a chunk that was refused.
        case discard
        /// The receiver has a question to answer; octets wait.
        case waiting
        case closing
    }

    let options: ServerOptions
    let receiver: any MailReceiver
    let shared: SharedState
    let registry: SessionRegistry
    let logger: Logger

    var session: ServerSession?
    var phase = Phase.commands
    var context: ChannelHandlerContext?
    var input = ByteBuffer()
    var output = ByteBuffer()
    var lines: LineReader
    var incoming: IncomingMessage?
    var deadline: SessionDeadline?
    var peer = ""
    var address: PeerAddress?

    var isAdmitted = false
    /// The server is not stopping.
    var isServing = true
    /// A relay of ours: no rule of defence counts.
    var isExempt = false
    /// A bit for each `DefenceRule` that was used.
    var notedRules: UInt8 = 0
    var pipeliningOffences = 0
    /// Octets of a refused chunk still to come.
    var discardLeft = 0
    /// What is sent after them.
    var discardReply: SMTPReply?
    private var isReadPending = false
    private var isDraining = false
    private var isOutputFlushed = false
    private var isInputClosed = false
    /// The server stops: the session ends with 421 as soon as it is between commands.
    private(set) var isShuttingDown = false
    var timer: Scheduled<Void>?
    /// The session's number for those who trace it; 0: nobody has yet.
    var traceNumber: UInt64 = 0

    init(
        options: ServerOptions, receiver: any MailReceiver, shared: SharedState, registry: SessionRegistry,
        logger: Logger
    ) {
        self.options = options
        self.receiver = receiver
        self.shared = shared
        self.registry = registry
        self.logger = logger
        lines = LineReader(maximumOctets: options.limits.authenticationOctets)
    }

    // MARK: Life of the connection

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
        self.context = nil
    }

    private func end() {
        timer?.cancel()
        timer = nil
        if isAdmitted {
            isAdmitted = false
            shared.connections.release(peer)
        }
        if let context {
            registry.remove(context.channel)
            if traceNumber > 0 {
                trace(note: "closed")
                traceNumber = 0
            }
        }
        if let incoming, session?.transaction != nil {
            log(.info, "connection lost during data", octets: incoming.reader.octets)
        }
        abandonIncoming()
        phase = .closing
        input = ByteBuffer()
        output = ByteBuffer()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        log(.debug, "connection failed", cause: String(describing: error))
        context.close(promise: nil)
    }

    // MARK: Octets in

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase != .closing else { return }
        var octets = unwrapInboundIn(data)
        if phase == .greetingDelay { spokeEarly(at: context.eventLoop.now) }
        guard phase != .closing else { return }
        if input.readableBytes == 0 { input = octets } else { input.writeBuffer(&octets) }
        if isInData { deadline?.move(to: .data, at: context.eventLoop.now) }
        drain()
    }

    /// What comes are octets of a message, kept or not.
    private var isInData: Bool { phase == .data || phase == .chunk || phase == .discard }

    func channelReadComplete(context: ChannelHandlerContext) {
        releaseInput()
        flush()
        context.fireChannelReadComplete()
    }

    /// Reading goes on only while the session can use what comes: a slow receiver or a peer that takes no replies makes
    /// TCP hold the peer back, and memory stays bounded. A little is read ahead all the same, because to stop and start
    /// again costs two system calls, and most peers say nothing more until they have their reply.
    func read(context: ChannelHandlerContext) {
        let isAhead =
            (phase == .waiting || phase == .greetingDelay) && input.readableBytes > ServerHandler.aheadOctets
        guard !isAhead, context.channel.isWritable else {
            isReadPending = true
            return
        }
        context.read()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        resume()
        context.fireChannelWritabilityChanged()
    }

    /// Octets read ahead of a session that waits for its receiver.
    private static let aheadOctets = 16 * 1024

    /// Works through the octets there are.
    private func drain() {
        // A write can end in `channelWritabilityChanged`, and that here again.
        guard !isDraining else { return }
        isDraining = true
        defer { isDraining = false }
        while let context, context.channel.isWritable || isInData {
            // A long batch of short commands: its replies leave in pieces, and stop when the peer does not take them.
            if output.readableBytes > ServerHandler.outputOctets { flush() }
            switch phase {
            case .commands: guard takeLine() else { return finishInput() }
            case .data, .chunk: guard takeData() else { return finishInput() }
            case .discard: guard discardChunk() else { return finishInput() }
            case .proxyHeader:
                takeProxyHeader()
                guard phase != .proxyHeader else { return finishInput() }
            case .waiting, .greetingDelay, .closing: return
            }
        }
    }

    /// Octets of replies gathered before they are written, while there are more commands to answer.
    private static let outputOctets = 16 * 1024

    /// Goes on after a wait.
    func resume() {
        guard let context, phase != .waiting, phase != .greetingDelay, !isDraining else { return }
        drain()
        releaseInput()
        flush()
        if isReadPending, phase != .waiting, context.channel.isWritable {
            isReadPending = false
            context.read()
        }
    }

    private func takeLine() -> Bool {
        if isShuttingDown {
            sendAndClose(.shuttingDown)
            return true
        }
        switch lines.next(in: &input) {
        case .incomplete: return false
        case .line(let line):
            if let context { deadline?.move(to: .command, at: context.eventLoop.now) }
            noteTLSVersion()
            trace(line: line)
            guard session?.exchange != nil || checkGroup(line) else { return true }
            take(session?.receive(line, now: Date()))
        case .fault(let fault):
            trace(note: "not a line: \(fault)")
            take(session?.receive(fault))
        }
        return true
    }

    private func take(_ action: ServerSession.LineAction?) {
        guard let action, let context else { return }
        switch action {
        case .reply(let reply): respond(reply)
        case .replyThenClose(let reply): sendAndClose(reply)
        case .startTLS(let reply): startTLS(reply)
        case .judgeSender(let envelope):
            let refusal = messageRefusal(at: context.eventLoop.now)
            answer(refusal.map(Verdict.refuse) ?? receiver.senderVerdict(envelope))
        case .judgeRecipient(let recipient, let envelope):
            answer(receiver.recipientVerdict(recipient, in: envelope))
        case .judgeData(let envelope):
            answer(shared.isMemoryShort ? .refuse(.tooBusy) : receiver.dataVerdict(envelope))
        case .authenticate(let user, let password): authenticate(user: user, password: password)
        case .lookUpSecret(let user): lookUpSecret(user: user)
        case .receiveChunk(let chunk, let envelope): receive(chunk, envelope)
        case .discardChunk(let octets, let reply): discard(octets, then: reply)
        case .changeClient(let attributes): changeClient(attributes)
        }
        if phase == .commands, incoming != nil, session?.isChunked != true { abandonIncoming() }
        if phase == .commands, deadline?.isSessionOver(at: context.eventLoop.now) == true {
            sendAndClose(.sessionTooLong)
        }
    }

    /// The peer sends no more: what it asked is answered, then the connection closes.
    private func finishInput() {
        guard isInputClosed, phase != .waiting, phase != .greetingDelay, let context else { return }
        flush()
        phase = .closing
        closeAfter(context.writeAndFlush(wrapOutboundOut(ByteBuffer())), context)
    }

    /// Lets go of large read buffers: a session that waits for the rest of a line keeps that line only.
    private func releaseInput() {
        if input.readableBytes == 0 {
            input = ByteBuffer()
        } else if phase == .commands, input.storageCapacity > 4096, input.readableBytes < 1024 {
            input = ByteBuffer(bytes: input.readableBytesView)
        }
    }

    // MARK: Replies out

    /// Answers: at once, or later when the peer misbehaved. Nothing it sends is looked at meanwhile.
    func respond(_ reply: SMTPReply) {
        let delay = delay(of: reply)
        guard delay > .zero, let context else { return send(reply) }
        flush()
        let before = phase
        phase = .waiting
        deadline?.move(to: .receiver, at: context.eventLoop.now)
        context.eventLoop.assumeIsolated().scheduleTask(in: delay) { [weak self] in
            guard let self, self.phase == .waiting else { return }
            self.phase = before
            self.deadline?.move(to: .command, at: .now())
            self.send(reply)
            self.resume()
        }
    }

    func send(_ reply: SMTPReply) {
        if reply.isTransient || reply.isPermanent { log(.notice, "refused", reply: reply) }
        write(reply)
    }

    private func write(_ reply: SMTPReply) {
        trace(reply: reply)
        if isOutputFlushed {
            // The octets have left by now in all but rare cases; then this uses the same storage again.
            output.clear(minimumCapacity: 128)
            isOutputFlushed = false
        }
        reply.write(into: &output)
    }

    func flush() {
        guard let context, !isOutputFlushed, output.readableBytes > 0 else { return }
        isOutputFlushed = true
        context.writeAndFlush(wrapOutboundOut(output), promise: nil)
    }

    /// The last reply of a session. After QUIT the connection closes at once. In any other case the peer may be
    /// sending still: closing then would reset the connection and destroy the reply on its way, so our half closes
    /// first, and the rest when the peer has done the same or `linger` is over.
    func sendAndClose(_ reply: SMTPReply) {
        guard let context, phase != .closing else { return }
        if reply.isTransient || reply.isPermanent { log(.notice, "closing", reply: reply) }
        if reply == .tooManyErrors { shared.defence.shed(by: .errors) }
        write(reply)
        phase = .closing
        input = ByteBuffer()
        timer?.cancel()
        isOutputFlushed = true
        let last = context.writeAndFlush(wrapOutboundOut(output))
        guard reply.code != 221 else { return closeAfter(last, context) }
        let isInClear = session?.tls == nil
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        last.whenComplete { _ in if isInClear { bound.value.close(mode: .output, promise: nil) } }
        timer = context.eventLoop.scheduleTask(in: ServerHandler.linger) { bound.value.close(promise: nil) }
    }

    /// Closes when the last octets are out, or when the peer has not taken them for as long as a command may take.
    private func closeAfter(_ last: EventLoopFuture<Void>, _ context: ChannelHandlerContext) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        last.whenComplete { _ in bound.value.close(promise: nil) }
        guard context.channel.isActive else { return }
        timer?.cancel()
        timer = context.eventLoop.scheduleTask(in: options.limits.commandTimeout) { bound.value.close(promise: nil) }
    }

    /// How long a peer may take to read our last reply: a round trip around the world and then some.
    private static let linger: TimeAmount = .seconds(1)

    // MARK: Time and shutdown

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed {
            isInputClosed = true
            if phase == .closing { context.close(promise: nil) }
            return finishInput()
        }
        context.fireUserInboundEventTriggered(event)
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard event is ServerShutdown else {
            return context.triggerUserOutboundEvent(event, promise: promise)
        }
        isShuttingDown = true
        promise?.succeed()
        if phase == .commands || phase == .greetingDelay || phase == .proxyHeader {
            abandonIncoming()
            sendAndClose(.shuttingDown)
        }
    }

    func schedule(at check: SessionDeadline.Check) {
        guard let context, phase != .closing else { return }
        switch check {
        case .again(let time):
            timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: time) { [weak self] in
                guard let self, let deadline = self.deadline, let now = self.context?.eventLoop.now else { return }
                let isCrowded = self.shared.isCrowded && !self.isExempt
                self.schedule(at: deadline.check(at: now, isCrowded: isCrowded))
            }
        case .expired(let reply):
            if reply == .timeout { shed(by: .slowness) }
            abandonIncoming()
            sendAndClose(reply)
        }
    }
}
