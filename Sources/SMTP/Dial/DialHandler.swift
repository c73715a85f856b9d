import MailTypes
import NIOCore
import NIOSSL

/// Walks through the opening of a connection with the client's own session, and tells each step with its time; then
/// tries a sender and a recipient, and takes them back.
final class DialHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// What is tried once the connection is open.
    private enum Trial {
        case sender, recipient, reset
    }

    private let order: DialOrder
    /// TLS for a look at the certificate only: nothing is said inside.
    private let look: NIOSSLContext?
    private let done: EventLoopPromise<[DialEvent]>
    private var session: ClientSession
    private var replies = ReplyReader()
    private var input = ByteBuffer()
    private var events: [DialEvent] = []
    private var began = NIODeadline.now()
    private var mechanism = ""
    private var trial: Trial?
    private var lastError: (any Error)?
    private var timer: Scheduled<Void>?
    private var isOver = false
    private let handshake = ServerHelloHandler()

    init(order: DialOrder, look: NIOSSLContext?, done: EventLoopPromise<[DialEvent]>) {
        self.order = order
        self.look = look
        self.done = done
        session = ClientSession(host: order.host, hostname: order.hostname)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        begin(context)
        if order.host.security == .implicitTLS { addTLS(context, then: "") }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        finish()
    }

    func channelInactive(context: ChannelHandlerContext) {
        broken(lastError.map { "\($0)" } ?? "closed by the server", as: Self.fault(lastError))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        lastError = error
        context.close(promise: nil)
    }

    /// What kind of fault ended the connection.
    private static func fault(_ error: (any Error)?) -> LocalFault {
        guard let error else { return .opening }
        let text = "\(error)"
        if text.contains("CERTIFICATE") || text.contains("failedToValidateHostname") { return .certificate }
        return error is NIOSSLError || error is BoringSSLError ? .tls : .opening
    }

    // MARK: replies

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        input.writeImmutableBuffer(unwrapInboundIn(data))
        while !isOver {
            switch replies.next(in: &input) {
            case .incomplete: return
            case .fault(let fault):
                broken(fault.rawValue, as: .opening)
                return context.close(promise: nil)
            case .reply(let reply): take(reply, context)
            }
        }
    }

    private func take(_ reply: SMTPReply, _ context: ChannelHandlerContext) {
        if let trial { return take(reply, of: trial, context) }
        switch session.stage {
        case .greeting: tell(.greeting(reply))
        case .hello: tell(.hello(reply))
        case .startTLS: tell(.startTLS(reply))
        case .auth where reply.code != 334: tell(.authentication(mechanism: mechanism, reply))
        default: break
        }
        switch session.receive(reply) {
        case .write(let lines): write(lines, context)
        case .writeSecret(let lines):
            if mechanism.isEmpty { mechanism = lines.split(separator: " ").dropFirst().first.map(Self.name) ?? "" }
            write(lines, context)
        case .startTLS: startTLS(context)
        case .ready: open(context)
        case .failed(let fault):
            tell(.failed(fault))
            end(context)
        default: break
        }
    }

    private static func name(_ word: Substring) -> String {
        String(word.prefix { !$0.isWhitespace })
    }

    private func open(_ context: ChannelHandlerContext) {
        guard order.envelope != nil else { return end(context) }
        trial = .sender
        write("MAIL FROM:\(order.envelope?.reversePath ?? .null)\r\n", context)
    }

    private func take(_ reply: SMTPReply, of trial: Trial, _ context: ChannelHandlerContext) {
        switch trial {
        case .sender:
            tell(.sender(reply))
            guard reply.isPositive, let recipient = order.envelope?.forwardPaths.first else {
                return refuse(reply, at: .mail, context)
            }
            self.trial = .recipient
            write("RCPT TO:<\(recipient)>\r\n", context)
        case .recipient:
            tell(.recipient(reply))
            if !reply.isPositive { tell(.failed(DeliveryErrors.fault(at: .rcpt, reply: reply))) }
            self.trial = .reset
            write("RSET\r\n", context)
        case .reset:
            tell(.reset(reply))
            end(context)
        }
    }

    private func refuse(_ reply: SMTPReply, at stage: SubmissionScope.Stage, _ context: ChannelHandlerContext) {
        tell(.failed(DeliveryErrors.fault(at: stage, reply: reply)))
        end(context)
    }

    // MARK: TLS

    /// RFC 3207 §4: octets behind the 220 were never said by the server about to be verified.
    private func startTLS(_ context: ChannelHandlerContext) {
        guard input.readableBytes == 0 else {
            broken("dropped", as: .plaintextAfterStartTLS)
            return context.close(promise: nil)
        }
        addTLS(context, then: session.tlsStarted())
    }

    private func addTLS(_ context: ChannelHandlerContext, then lines: String) {
        guard let tls = look ?? order.host.context else { return broken("no TLS context", as: .configuration) }
        do {
            let handler = try NIOSSLClientHandler(context: tls, serverHostname: order.host.serverName)
            try context.pipeline.syncOperations.addHandlers([handshake, handler], position: .first)
        } catch {
            broken("not started: \(error)", as: .tls)
            return context.close(promise: nil)
        }
        begin(context)
        // What is written leaves when the handshake is done.
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: look == nil ? lines : ""))).whenSuccess {
            let (handler, context) = bound.value
            handler.secured(context)
        }
    }

    private func secured(_ context: ChannelHandlerContext) {
        guard !isOver else { return }
        do {
            let pipeline = context.pipeline.syncOperations
            let certificate = try pipeline.nioSSL_peerCertificate()?.toDERBytes() ?? []
            let version = try pipeline.nioSSL_tlsVersion()?.name ?? "TLS"
            tell(
                .tls(
                    DialTLS(
                        version: version, cipherSuite: handshake.hello.cipherSuiteName, certificate: certificate)))
        } catch {
            broken("\(error)", as: .tls)
        }
        begin(context)
        if look != nil { end(context) }
    }

    // MARK: steps

    private func write(_ lines: String, _ context: ChannelHandlerContext) {
        begin(context)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: lines)), promise: nil)
    }

    /// A step begins: its time counts from here, and it has only so much of it.
    private func begin(_ context: ChannelHandlerContext) {
        began = .now()
        timer?.cancel()
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: order.patience) { [weak self] in
            guard let self else { return }
            self.broken("no reply in \(self.order.patience.nanoseconds / 1_000_000_000) s", as: .opening)
            context.close(promise: nil)
        }
    }

    private func tell(_ kind: DialEvent.Kind) {
        guard !isOver else { return }
        events.append(DialEvent(kind: kind, nanoseconds: (NIODeadline.now() - began).nanoseconds))
    }

    private func broken(_ cause: String, as local: LocalFault) {
        guard !isOver else { return }
        let fault =
            if trial == nil, case .failed(let fault) = session.end(cause: cause, as: local) {
                fault
            } else {
                SubmissionFault(.interrupted, cause: cause)
            }
        tell(.failed(fault))
        finish()
    }

    private func end(_ context: ChannelHandlerContext) {
        finish()
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "QUIT\r\n"))).whenComplete {
            [channel = context.channel] _ in
            channel.close(promise: nil)
        }
    }

    private func finish() {
        guard !isOver else { return }
        isOver = true
        timer?.cancel()
        done.succeed(events)
    }
}
