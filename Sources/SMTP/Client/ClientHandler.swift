import Logging
import MailTypes
import NIOCore
import NIOSSL

/// Drives one `ClientSession` on its event loop.
final class ClientHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let host: SmartHost
    let timeouts: ClientTimeouts
    private let logger: Logger
    var session: ClientSession
    private var replies = ReplyReader()
    private var input = ByteBuffer()
    var context: ChannelHandlerContext?

    private let opened: EventLoopPromise<Void>
    private var refreshed: EventLoopPromise<Void>?
    /// Messages given to the session, in its order.
    var underWay: [WaitingMessage] = []
    /// Messages that wait until the session takes another.
    var waiting: [WaitingMessage] = []
    /// Pieces of the message not taken by the network yet.
    var piecesUnderWay = 0
    /// The last error the channel told of: the reason when it closes.
    private var lastError: (any Error)?
    private var deadline: NIODeadline?
    private var timer: (task: Scheduled<Void>, time: NIODeadline)?

    init(
        host: SmartHost, hostname: String, timeouts: ClientTimeouts, opened: EventLoopPromise<Void>, logger: Logger
    ) {
        self.host = host
        self.timeouts = timeouts
        self.logger = logger
        self.opened = opened
        session = ClientSession(host: host, hostname: hostname)
    }

    // MARK: Life of the connection

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        guard context.channel.isActive else { return end(cause: "connection closed by the server") }
        if host.security == .implicitTLS { addTLS(context) }
        wait(timeouts.greeting)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end(cause: "closed")
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(cause: lastError.map { "\($0)" } ?? "connection closed by the server", as: openingFault)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        lastError = error
        context.close(promise: nil)
    }

    /// What the end of a connection that was being opened comes from.
    private var openingFault: LocalFault {
        guard let lastError else { return .opening }
        let text = "\(lastError)"
        if text.contains("CERTIFICATE") || text.contains("failedToValidateHostname") { return .certificate }
        return lastError is NIOSSLError || lastError is BoringSSLError ? .tls : .opening
    }

    func end(cause: String, as opening: LocalFault = .opening) {
        timer?.task.cancel()
        timer = nil
        switch session.end(cause: cause, as: opening) {
        case .none: break
        case .failed(let fault): fail(fault)
        case .finished(let outcomes): for outcome in outcomes { finish(outcome) }
        }
        refuseWaiting()
        if let refreshed {
            self.refreshed = nil
            refreshed.fail(SubmissionFault(.idle, cause: cause))
        }
    }

    // MARK: Replies

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var octets = unwrapInboundIn(data)
        if input.readableBytes == 0 { input = octets } else { input.writeBuffer(&octets) }
        readReplies(context)
        if input.readableBytes == 0 { input = ByteBuffer() }
        context.flush()
    }

    private func readReplies(_ context: ChannelHandlerContext) {
        while self.context != nil {
            switch replies.next(in: &input) {
            case .incomplete: return
            case .fault(let fault):
                input = ByteBuffer()
                return abort(context, cause: fault.rawValue)
            case .reply(let reply):
                if session.wantsBinding { session.binding = channelBinding(context) }
                carryOut(session.receive(reply), context)
            }
        }
    }

    /// What ties AUTH to this TLS channel (RFC 5929 §4): the handshake is over when the first reply inside it is here.
    private func channelBinding(_ context: ChannelHandlerContext) -> ChannelBinding? {
        // No certificate, no binding: AUTH goes on without, and says so to the server.
        guard let certificate = try? context.pipeline.syncOperations.nioSSL_peerCertificate(),
            let octets = try? certificate.toDERBytes()
        else { return nil }
        return ChannelBinding(serverCertificate: octets)
    }

    private func carryOut(_ action: ClientSession.ReplyAction, _ context: ChannelHandlerContext) {
        switch action {
        case .wait: wait(timeout)
        case .write(let lines), .writeSecret(let lines): write(lines, context)
        case .startTLS: startTLS(context)
        case .ready:
            deadline = nil
            opened.succeed()
        case .failed(let fault):
            fail(fault)
            context.close(promise: nil)
        case .writeMessage: writeMessage(context)
        case .writeChunk(let lines):
            write(lines, context)
            writeChunk(underWay.first, context)
        case .writeFinalDot:
            session.finalDotWritten()
            write(".\r\n", context)
        case .finished(let outcome):
            deadline = nil
            finish(outcome)
            if session.isDead { abort(context, cause: "closed after a fault") } else { beginNext(context) }
        case .refreshed:
            deadline = nil
            refreshed?.succeed()
            refreshed = nil
            beginNext(context)
        case .quit: context.close(promise: nil)
        }
    }

    private func fail(_ fault: SubmissionFault) {
        // Whoever waits is told: the opener at first, later a refresh. A promise that was kept already ignores this.
        opened.fail(fault)
        refreshed?.fail(fault)
        refreshed = nil
        logger.notice("smart host connection ended", metadata: ["host": "\(host)", "cause": "\(fault)"])
    }

    private func finish(_ outcome: SubmissionOutcome) {
        guard !underWay.isEmpty else { return }
        underWay.removeFirst().outcome.succeed(outcome)
    }

    /// The connection cannot go on.
    private func abort(_ context: ChannelHandlerContext, cause: String, as opening: LocalFault = .opening) {
        end(cause: cause, as: opening)
        context.close(promise: nil)
    }

    // MARK: Commands

    /// Writes and does not flush while a batch of replies is read: what is written for all of them leaves together.
    func write(_ lines: String, _ context: ChannelHandlerContext) {
        wait(timeout)
        context.write(wrapOutboundOut(ByteBuffer(string: lines)), promise: nil)
    }

    /// RFC 3207 §4: what came after the 220 in the clear was never said by the server we are about to verify. Nothing
    /// honest puts octets there, so the connection ends.
    private func startTLS(_ context: ChannelHandlerContext) {
        guard input.readableBytes == 0 else {
            input = ByteBuffer()
            return abort(context, cause: "dropped", as: .plaintextAfterStartTLS)
        }
        addTLS(context)
        write(session.tlsStarted(), context)
    }

    private func addTLS(_ context: ChannelHandlerContext) {
        do {
            guard let tls = host.context else {
                throw SubmissionFault(.configuration, cause: "no TLS context")
            }
            let handler = try NIOSSLClientHandler(context: tls, serverHostname: host.serverName)
            try context.pipeline.syncOperations.addHandler(handler, position: .first)
        } catch {
            abort(context, cause: "not started: \(error)", as: .tls)
        }
    }

    /// Asks for a sign of life.
    func refresh() -> EventLoopFuture<Void>? {
        guard let context, let line = session.refresh() else { return nil }
        let promise = context.eventLoop.makePromise(of: Void.self)
        refreshed = promise
        write(line, context)
        context.flush()
        return promise.futureResult
    }

    /// Says goodbye, and closes when that is answered or takes too long.
    func quit() {
        guard let context else { return }
        guard let line = session.quit() else { return context.close(promise: nil) }
        write(line, context)
        context.flush()
    }

    /// Whether a message can be sent now.
    var isReady: Bool { context != nil && session.isReady }

    // MARK: Time

    /// The time for the reply that is due.
    var timeout: TimeAmount {
        switch session.stage {
        case .greeting: timeouts.greeting
        case .mail: timeouts.mail
        case .rcpt: timeouts.recipient
        case .data: timeouts.data
        case .finalDot: timeouts.finalDot
        case .quit: timeouts.quit
        case .hello, .startTLS, .auth, .reset, .noop, nil: timeouts.command
        }
    }

    func wait(_ time: TimeAmount) {
        guard let context else { return }
        let end = context.eventLoop.now + time
        deadline = end
        // A timer that fires too early looks again; only one that would fire too late is replaced.
        if let timer, timer.time <= end { return }
        timer?.task.cancel()
        schedule(at: end, context)
    }

    private func schedule(at time: NIODeadline, _ context: ChannelHandlerContext) {
        let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: time) { [weak self] in
            guard let self, let context = self.context else { return }
            self.timer = nil
            guard let deadline = self.deadline else { return }
            guard context.eventLoop.now >= deadline else { return self.schedule(at: deadline, context) }
            self.abort(context, cause: "no reply in time")
        }
        timer = (task, time)
    }
}
