import FoundationEssentials
import Logging
import MailTypes
import NIOCore
import NIOSSL

/// From the accepted connection to the greeting: whom a proxy speaks for, TLS from the first octet, who may come in.
extension ServerHandler {
    /// The connection is there.
    func begin(_ context: ChannelHandlerContext) {
        guard session == nil else { return }
        address = ServerHandler.address(of: context.channel)
        peer = address?.description ?? "local"
        deadline = SessionDeadline(limits: options.limits, start: context.eventLoop.now)
        session = ServerSession(options: options, peer: peer, accepted: Date())
        session?.mayChangeClient = options.xclients.contain(address)
        isServing = registry.add(context.channel)
        if options.proxies.contain(address) {
            phase = .proxyHeader
            timer = context.eventLoop.assumeIsolated().scheduleTask(in: options.limits.proxyTimeout) { [weak self] in
                self?.refuseProxy("no PROXY header in time")
            }
            return context.read()
        }
        open(context)
    }

    /// Reads the header of a proxy; what follows it is the client's.
    func takeProxyHeader() {
        guard let context else { return }
        switch ProxyHeader.read(&input) {
        case .incomplete: return
        case .invalid: refuseProxy("no PROXY header")
        case .header(let header):
            timer?.cancel()
            if let client = header.client {
                address = client
                peer = client.description
                session?.peer = peer
            }
            phase = .commands
            let rest = input
            input = ByteBuffer()
            open(context)
            guard rest.readableBytes > 0, phase != .closing else { return }
            // Through the head of the pipeline, where TLS may stand by now.
            context.pipeline.fireChannelRead(rest)
        }
    }

    private func refuseProxy(_ cause: String) {
        guard phase == .proxyHeader else { return }
        log(.warning, "configured proxy refused", cause: cause)
        sendAndClose(.noProxyHeader)
    }

    /// The client is known: TLS where it comes first, then the greeting.
    private func open(_ context: ChannelHandlerContext) {
        if options.implicitTLS {
            guard let source = options.tls, let tls = loadTLS(source), addTLS(tls, context) else {
                phase = .closing
                return context.close(promise: nil)
            }
        }
        welcome(context)
    }

    /// Admits the peer or not, and greets it: at once, or when it has had time to speak too early.
    func welcome(_ context: ChannelHandlerContext) {
        isExempt = options.relays.contain(address)
        isAdmitted = shared.connections.admit(peer)
        var refusal: SMTPReply? = isAdmitted ? receiver.connectionVerdict(peer: peer) : .tooManyConnections
        if !isServing { refusal = .shuttingDown }
        var delay = isExempt || options.limits.greetingDelay == .zero ? TimeAmount.zero : options.limits.greetingDelay
        if refusal == nil {
            switch connectionStanding(at: context.eventLoop.now) {
            case .fine: break
            case .over: delay = delay + options.limits.offenceDelay
            case .farOver: refusal = .tooOften
            }
        }
        log(.debug, refusal == nil ? "connected" : "connection refused", reply: refusal)
        guard refusal == nil, delay > .zero else { return greet(refusal, context) }
        phase = .greetingDelay
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: delay) { [weak self] in self?.greetLate() }
        context.read()
    }

    private func greetLate() {
        guard let context, phase == .greetingDelay else { return }
        phase = .commands
        if isShuttingDown { return sendAndClose(.shuttingDown) }
        greet(nil, context)
        resume()
    }

    /// Octets before the greeting: whoever sends them does not listen (RFC 5321 §4.3.1).
    func spokeEarly(at now: NIODeadline) {
        guard !hasNoted(.earlyTalker) else { return }
        let standing = shared.defence.spokeEarly(peer, at: now)
        if case .farOver = standing {
            shed(by: .earlyTalker)
            return sendAndClose(.spokeFirst)
        }
        slow(by: .earlyTalker)
    }

    private func greet(_ refusal: SMTPReply?, _ context: ChannelHandlerContext) {
        switch session?.greet(refusal: refusal) {
        case .reply(let reply): send(reply)
        case .replyThenClose(let reply): sendAndClose(reply)
        case nil: break
        }
        flush()
        guard phase != .closing, let deadline else { return }
        schedule(at: deadline.check(at: context.eventLoop.now))
    }

    /// A configured proxy told by XCLIENT for whom it speaks: all begins anew with that peer.
    func changeClient(_ attributes: ClientAttributes) {
        guard let context else { return }
        if isAdmitted { shared.connections.release(peer) }
        isAdmitted = false
        session?.clientChanged(attributes)
        if let text = attributes.address, let client = PeerAddress(text) {
            address = client
            peer = client.description
        }
        timer?.cancel()
        welcome(context)
    }

    // MARK: TLS

    /// RFC 3207 §4: the 220 goes out in the clear, then TLS begins. Octets that came with STARTTLS in the same packet
    /// would be taken for part of the protected session; they are dropped unread.
    func startTLS(_ reply: SMTPReply) {
        guard let context, let source = options.tls else { return }
        guard let tls = loadTLS(source) else { return send(.tlsNotAvailable) }
        if input.readableBytes > 0 { log(.notice, "octets after STARTTLS dropped", octets: input.readableBytes) }
        input = ByteBuffer()
        lines.reset()
        send(reply)
        flush()
        if !addTLS(tls, context) { context.close(promise: nil) }
    }

    private func loadTLS(_ source: ServerOptions.TLSSource) -> ServerTLS? {
        do {
            return try source()
        } catch {
            log(.error, "no TLS context", cause: String(describing: error))
            return nil
        }
    }

    private func addTLS(_ tls: ServerTLS, _ context: ChannelHandlerContext) -> Bool {
        do {
            // TLS has its own end; a half closed socket below it would only be waited for.
            try context.channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: false)
            try context.pipeline.syncOperations.addHandler(
                NIOSSLServerHandler(context: tls.context), position: .first
            )
        } catch {
            log(.error, "TLS not started", cause: String(describing: error))
            return false
        }
        session?.tlsStarted(version: ServerHandler.unknownTLSVersion, binding: tls.binding)
        return true
    }

    private static let unknownTLSVersion = "TLS"

    /// The first line of the protected session: the handshake is over, and its version is known.
    func noteTLSVersion() {
        guard session?.tls == ServerHandler.unknownTLSVersion,
            let version = try? context?.pipeline.syncOperations.nioSSL_tlsVersion()
        else { return }
        session?.tls = version.name
        trace(note: version.name)
    }

    private static func address(of channel: any Channel) -> PeerAddress? {
        channel.remoteAddress?.ipAddress.flatMap { PeerAddress($0) }
    }
}
