import FoundationEssentials
import MailTypes
import NIOCore

/// What each command does: first whether it is allowed now, then what follows from it.
extension ServerSession {
    /// Takes one line, without its CRLF.
    package mutating func receive(_ line: ByteBuffer, now: Date) -> LineAction {
        if exchange != nil { return continueAuthentication(line) }
        do {
            let command = try CommandParser.read(line, commandOctets: options.limits.commandOctets)
            if let refusal = refusal(of: command) {
                // RFC 3030 §2: the octets of a refused chunk come all the same.
                if case .bdat(let octets, _) = command { return lineAction(discard(octets, refusal)) }
                return refuse(refusal)
            }
            return proceed(command, now: now)
        } catch {
            return refuse(error)
        }
    }

    /// Takes a line that was no line.
    package mutating func receive(_ fault: LineFault) -> LineAction {
        exchange = nil
        return refuse(fault == .tooLong ? .lineTooLong : .bareLineEnd)
    }

    /// What forbids any command in the state the session is in.
    private func refusal(of command: Command) -> SMTPReply? {
        if isRefused { return command == .quit ? nil : .quitOnly }
        switch command {
        // RFC 2033 §4.1: LHLO takes the place of EHLO and HELO, and is no command elsewhere.
        case .lhlo where !options.isLMTP: return .unrecognised
        case .ehlo where options.isLMTP, .helo where options.isLMTP: return .unrecognised
        default: break
        }
        guard options.requireTLS, tls == nil else { return nil }
        switch command {
        // RFC 3207 §4: 530 to every command other than these. HELO is let through as EHLO is.
        case .ehlo, .helo, .lhlo, .noop, .startTLS, .quit, .xclient: return nil
        default: return .mustStartTLS
        }
    }

    private mutating func proceed(_ command: Command, now: Date) -> LineAction {
        switch command {
        case .ehlo(let domain), .lhlo(let domain): return hello(domain, reply: extensions)
        case .helo(let domain): return hello(domain, reply: SMTPReply(250, nil, options.hostname))
        case .mail(let path, let parameters): return mail(path, parameters, now: now)
        case .rcpt(let path, let wishes): return rcpt(path, wishes)
        case .data: return data()
        case .bdat(let octets, let isLast): return chunk(Chunk(octets: octets, isLast: isLast))
        case .xclient(let attributes): return changeClient(attributes)
        case .rset:
            resetTransaction()
            return idle(.ok)
        case .noop: return idle(.ok)
        case .quit: return .replyThenClose(.goodbye)
        case .vrfy: return idle(.cannotVerify)
        case .expn: return refuse(.notImplemented)
        case .help: return idle(help)
        case .auth(let mechanism, let response): return auth(mechanism, response)
        case .startTLS: return startTLS()
        }
    }

    /// RFC 5321 §4.1.4: EHLO in mid-session clears the transaction as RSET does.
    private mutating func hello(_ domain: String, reply: SMTPReply) -> LineAction {
        helo = domain
        resetTransaction()
        return idle(reply)
    }

    private var extensions: SMTPReply {
        var lines = [options.hostname, "PIPELINING", "SIZE \(options.limits.messageOctets)"]
        if options.tls != nil, tls == nil { lines.append("STARTTLS") }
        if offersAuthentication {
            lines.append("AUTH " + mechanisms.map(\.rawValue).joined(separator: " "))
        }
        lines += ["ENHANCEDSTATUSCODES", "8BITMIME", "SMTPUTF8", "DSN", "CHUNKING", "BINARYMIME"]
        // RFC 9422 §3: the limit that a sender would otherwise find by running into it.
        lines.append("LIMITS RCPTMAX=\(options.limits.recipients)")
        // RFC 8689 §4: offered inside TLS only.
        if tls != nil { lines.append("REQUIRETLS") }
        if mayChangeClient { lines.append("XCLIENT \(ClientAttributes.offered)") }
        return SMTPReply(250, lines: lines)
    }

    private var help: SMTPReply {
        let verbs = Verb.allCases.filter { ![.expn, .xclient, options.isLMTP ? .ehlo : .lhlo].contains($0) }.map(
            \.rawValue
        ).joined(separator: " ")
        return SMTPReply(214, EnhancedStatusCode(2, 0, 0), "Commands: \(verbs)")
    }

    private mutating func mail(_ path: ReversePath, _ parameters: MailParameters, now: Date) -> LineAction {
        guard let helo else { return refuse(.helloFirst) }
        guard transaction == nil else { return refuse(.senderTwice) }
        if options.requireAuthentication, authenticatedAs == nil { return refuse(.mustAuthenticate) }
        // RFC 1870 §6.1: a message announced too large is refused before it is sent.
        if let size = parameters.size, size > options.limits.messageOctets { return refuse(.messageTooLarge) }
        // RFC 6531 §3.5: an address outside ASCII needs the parameter.
        if path.mailbox?.isASCII == false, !parameters.smtpUTF8 { return refuse(.needsSMTPUTF8) }
        // RFC 8689 §4: the parameter goes with its offer.
        if parameters.request.requiresTLS, tls == nil { return refuse(.unknownParameter) }
        let envelope = Envelope(
            peer: peer, helo: proxiedHelo ?? helo, reversePath: path, forwardPaths: [],
            // The first message arrived with the connection that brought it; each later one with its own MAIL.
            arrival: hasBegunMessage ? now : accepted,
            smtpUTF8: parameters.smtpUTF8, eightBitMIME: parameters.eightBitMIME, authenticatedAs: authenticatedAs,
            tls: tls, request: parameters.request.isEmpty ? nil : parameters.request
        )
        question = .sender(envelope)
        return .judgeSender(envelope)
    }

    private mutating func rcpt(_ path: ForwardPath, _ wishes: RecipientParameters) -> LineAction {
        guard let transaction else { return refuse(helo == nil ? .helloFirst : .senderFirst) }
        guard !isChunked else { return refuse(.chunksOnly) }
        // RFC 5321 §4.5.3.1.10: 452 lets the peer send the others in another transaction.
        guard transaction.forwardPaths.count < options.limits.recipients else { return refuseSurplusRecipient() }
        let recipient: AddrSpec
        switch path {
        case .mailbox(let address): recipient = address
        case .postmaster: recipient = AddrSpec(localPart: "postmaster", domain: options.hostname)
        }
        if !recipient.isASCII, !transaction.smtpUTF8 { return refuse(.needsSMTPUTF8) }
        question = .recipient(recipient, wishes)
        return .judgeRecipient(recipient, transaction)
    }

    /// An honest list may be ten times too long before its surplus counts against the peer.
    private mutating func refuseSurplusRecipient() -> LineAction {
        surplusRecipients += 1
        let isHonest = surplusRecipients / 10 <= options.limits.recipients
        return isHonest ? .reply(.tooManyRecipients) : refuse(.tooManyRecipients)
    }

    private mutating func data() -> LineAction {
        guard let transaction else { return refuse(helo == nil ? .helloFirst : .senderFirst) }
        guard !isChunked else { return refuse(.chunksOnly) }
        guard !transaction.forwardPaths.isEmpty else { return refuse(withoutRecipients) }
        // RFC 3030 §3: a binary message has no end that DATA could find.
        guard transaction.request?.isBinary != true else { return refuse(.binaryNeedsChunks) }
        question = .data
        return .judgeData(transaction)
    }

    /// RFC 5321 §3.3: 503 when no RCPT was given, 554 when none of them was valid; RFC 2033 §4.2: 503 for both.
    private var withoutRecipients: SMTPReply {
        refusedRecipient && !options.isLMTP ? .noValidRecipients : .recipientFirst
    }

    /// RFC 3030 §2. Whatever forbids the chunk, its octets come: they are passed over, never read as commands.
    private mutating func chunk(_ chunk: Chunk) -> LineAction {
        guard let transaction else {
            return lineAction(discard(chunk.octets, helo == nil ? .helloFirst : .senderFirst))
        }
        guard !transaction.forwardPaths.isEmpty else { return lineAction(discard(chunk.octets, withoutRecipients)) }
        if isChunked { return .receiveChunk(chunk, transaction) }
        question = .chunk(chunk)
        return .judgeData(transaction)
    }

    private mutating func changeClient(_ attributes: ClientAttributes) -> LineAction {
        guard mayChangeClient else { return refuse(.notForUs) }
        guard transaction == nil else { return refuse(.senderTwice) }
        return .changeClient(attributes)
    }

    private mutating func startTLS() -> LineAction {
        guard options.tls != nil else { return refuse(.notImplemented) }
        guard tls == nil else { return refuse(.tlsAlready) }
        return .startTLS(.readyForTLS)
    }

    private var offersAuthentication: Bool {
        switch options.authentication {
        case .never: false
        case .overTLS: tls != nil
        case .always: true
        }
    }

    /// The mechanisms that can run in this session as it is now.
    private var mechanisms: [SASLMechanism] {
        options.mechanisms.filter { !$0.needsBinding || binding != nil }
    }

    private mutating func auth(_ name: String, _ initialResponse: String?) -> LineAction {
        guard helo != nil else { return refuse(.helloFirst) }
        if case .never = options.authentication { return refuse(.notImplemented) }
        guard offersAuthentication else { return refuse(.encryptionRequired) }
        // RFC 4954 §4: AUTH neither after success nor within a transaction.
        guard authenticatedAs == nil, transaction == nil else { return refuse(.authenticatedAlready) }
        guard let mechanism = SASLMechanism(name: name), mechanisms.contains(mechanism) else {
            return refuse(.unknownMechanism)
        }
        let offersBinding = mechanisms.contains { $0.needsBinding }
        let (begun, step) = SASLServerExchange.begin(
            mechanism, initialResponse: initialResponse, binding: offersBinding ? binding : nil
        )
        return take(step, of: begun)
    }

    private mutating func continueAuthentication(_ line: ByteBuffer) -> LineAction {
        guard var exchange else { return refuse(.badSASL) }
        self.exchange = nil
        guard let text = String(validating: line.readableBytesView, as: UTF8.self) else { return refuse(.badSASL) }
        // RFC 4954 §4: `*` cancels the exchange.
        if text == "*" { return refuse(.authenticationCancelled) }
        let step = exchange.respond(text)
        return take(step, of: exchange)
    }

    private mutating func take(_ step: SASLServerExchange.Step, of exchange: SASLServerExchange) -> LineAction {
        switch step {
        case .challenge(let text):
            self.exchange = exchange
            return .reply(SMTPReply(334, nil, text))
        case .verify(let user, let password):
            question = .authentication(user: user)
            return .authenticate(user: user, password: password)
        case .lookUp(let user):
            self.exchange = exchange
            question = .secret
            return .lookUpSecret(user: user)
        case .granted(let user):
            authenticatedAs = user
            return .reply(.authenticated)
        case .denied: return lineAction(authenticationFailed())
        case .malformed: return refuse(.badSASL)
        }
    }

    /// A command that carries no mail: fine, but not without end.
    private mutating func idle(_ reply: SMTPReply) -> LineAction {
        idleCommands += 1
        return idleCommands > options.limits.idleCommands ? refuse(reply) : .reply(reply)
    }

    private mutating func refuse(_ fault: CommandFault) -> LineAction {
        if fault.isForeign { return .replyThenClose(.notSMTP) }
        if fault.endsSession { return .replyThenClose(fault.reply) }
        if fault.isUnrecognised {
            unrecognised += 1
            if unrecognised > options.limits.unrecognisedCommands { return .replyThenClose(.tooManyErrors) }
        }
        return refuse(isRefused ? .quitOnly : fault.reply)
    }

    private mutating func refuse(_ reply: SMTPReply) -> LineAction { lineAction(counted(reply)) }

    private func lineAction(_ action: VerdictAction) -> LineAction {
        switch action {
        case .reply(let reply), .receiveData(let reply, _): .reply(reply)
        case .replyThenClose(let reply): .replyThenClose(reply)
        case .receiveChunk(let chunk, let envelope): .receiveChunk(chunk, envelope)
        case .discardChunk(let octets, let reply): .discardChunk(octets: octets, reply)
        }
    }
}
