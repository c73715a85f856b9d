import FoundationEssentials
import Logging
import MailTypes
import NIOCore
import NIOSSL

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
        case commands
        case data
        /// The receiver has a question to answer; octets wait.
        case waiting
        case closing
    }

    let options: ServerOptions
    let receiver: any MailReceiver
    let ledger: ConnectionLedger
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

    private var isAdmitted = false
    private var isReadPending = false
    private var isDraining = false
    private var isOutputFlushed = false
    private var isInputClosed = false
    /// The server stops: the session ends with 421 as soon as it is between commands.
    private var isShuttingDown = false
    private var timer: Scheduled<Void>?

    init(
        options: ServerOptions, receiver: any MailReceiver, ledger: ConnectionLedger, registry: SessionRegistry,
        logger: Logger
    ) {
        self.options = options
        self.receiver = receiver
        self.ledger = ledger
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

    private func begin(_ context: ChannelHandlerContext) {
        guard session == nil else { return }
        peer = ServerHandler.address(of: context.channel)
        var session = ServerSession(options: options, peer: peer, accepted: Date())
        let deadline = SessionDeadline(limits: options.limits, start: context.eventLoop.now)
        self.deadline = deadline
        isAdmitted = ledger.admit(peer)
        let isServing = registry.add(context.channel)
        let welcome = isAdmitted ? receiver.connectionVerdict(peer: peer) : .tooManyConnections
        let refusal = isServing ? welcome : .shuttingDown
        let greeting = session.greet(refusal: refusal)
        self.session = session
        log(.debug, refusal == nil ? "connected" : "connection refused", reply: refusal)
        switch greeting {
        case .reply(let reply): send(reply)
        case .replyThenClose(let reply): sendAndClose(reply)
        }
        flush()
        if phase != .closing { schedule(at: deadline.check(at: context.eventLoop.now)) }
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
            ledger.release(peer)
        }
        if let context { registry.remove(context.channel) }
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
        if input.readableBytes == 0 { input = octets } else { input.writeBuffer(&octets) }
        if phase != .waiting { deadline?.move(to: phase == .data ? .data : .command, at: context.eventLoop.now) }
        drain()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        releaseInput()
        flush()
        context.fireChannelReadComplete()
    }

    /// Reading goes on only while the session can use what comes: a slow receiver or a peer that takes no replies makes
    /// TCP hold the peer back, and memory stays bounded. A little is read ahead all the same, because to stop and start
    /// again costs two system calls, and most peers say nothing more until they have their reply.
    func read(context: ChannelHandlerContext) {
        let isAhead = phase == .waiting && input.readableBytes > ServerHandler.aheadOctets
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
        while let context, context.channel.isWritable || phase == .data {
            // A long batch of short commands: its replies leave in pieces, and stop when the peer does not take them.
            if output.readableBytes > ServerHandler.outputOctets { flush() }
            switch phase {
            case .commands: guard takeLine() else { return finishInput() }
            case .data: guard takeData() else { return finishInput() }
            case .waiting, .closing: return
            }
        }
    }

    /// Octets of replies gathered before they are written, while there are more commands to answer.
    private static let outputOctets = 16 * 1024

    /// Goes on after a wait.
    func resume() {
        guard let context, phase != .waiting, !isDraining else { return }
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
            noteTLSVersion()
            take(session?.receive(line, now: Date()))
        case .fault(let fault): take(session?.receive(fault))
        }
        return true
    }

    private func take(_ action: ServerSession.LineAction?) {
        guard let action, let context else { return }
        switch action {
        case .reply(let reply): send(reply)
        case .replyThenClose(let reply): sendAndClose(reply)
        case .startTLS(let reply): startTLS(reply)
        case .judgeSender(let envelope): answer(receiver.senderVerdict(envelope))
        case .judgeRecipient(let recipient, let envelope):
            answer(receiver.recipientVerdict(recipient, in: envelope))
        case .judgeData(let envelope): answer(receiver.dataVerdict(envelope))
        case .authenticate(let user, let password): authenticate(user: user, password: password)
        case .lookUpSecret(let user): lookUpSecret(user: user)
        }
        if phase == .commands, deadline?.isSessionOver(at: context.eventLoop.now) == true {
            sendAndClose(.sessionTooLong)
        }
    }

    /// The peer sends no more: what it asked is answered, then the connection closes.
    private func finishInput() {
        guard isInputClosed, phase != .waiting, let context else { return }
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

    func send(_ reply: SMTPReply) {
        if reply.isTransient || reply.isPermanent { log(.notice, "refused", reply: reply) }
        write(reply)
    }

    private func write(_ reply: SMTPReply) {
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

    // MARK: TLS

    /// RFC 3207 §4: the 220 goes out in the clear, then TLS begins. Octets that came with STARTTLS in the same packet
    /// would be taken for part of the protected session; they are dropped unread.
    private func startTLS(_ reply: SMTPReply) {
        guard let context, let source = options.tls else { return }
        let tls: ServerTLS
        do {
            tls = try source()
        } catch {
            log(.error, "no TLS context", cause: String(describing: error))
            return send(.tlsNotAvailable)
        }
        if input.readableBytes > 0 { log(.notice, "octets after STARTTLS dropped", octets: input.readableBytes) }
        input = ByteBuffer()
        lines.reset()
        send(reply)
        flush()
        do {
            // TLS has its own end; a half closed socket below it would only be waited for.
            try context.channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: false)
            try context.pipeline.syncOperations.addHandler(
                NIOSSLServerHandler(context: tls.context), position: .first
            )
        } catch {
            log(.error, "TLS not started", cause: String(describing: error))
            context.close(promise: nil)
            return
        }
        session?.tlsStarted(version: ServerHandler.unknownTLSVersion, binding: tls.binding)
    }

    private static let unknownTLSVersion = "TLS"

    /// The first line of the protected session: the handshake is over, and its version is known.
    private func noteTLSVersion() {
        guard session?.tls == ServerHandler.unknownTLSVersion,
            let version = try? context?.pipeline.syncOperations.nioSSL_tlsVersion()
        else { return }
        session?.tls = version.name
    }

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
        if phase == .commands { sendAndClose(.shuttingDown) }
    }

    private func schedule(at check: SessionDeadline.Check) {
        guard let context, phase != .closing else { return }
        switch check {
        case .again(let time):
            timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: time) { [weak self] in
                guard let self, let deadline = self.deadline, let now = self.context?.eventLoop.now else { return }
                self.schedule(at: deadline.check(at: now))
            }
        case .expired(let reply):
            abandonIncoming()
            sendAndClose(reply)
        }
    }

    private static func address(of channel: any Channel) -> String {
        guard let address = channel.remoteAddress?.ipAddress else { return "local" }
        // A dual-stack socket shows IPv4 peers as ::ffff:192.0.2.1.
        let mapped = "::ffff:"
        return address.hasPrefix(mapped) && address.contains(".") ? String(address.dropFirst(mapped.count)) : address
    }
}
