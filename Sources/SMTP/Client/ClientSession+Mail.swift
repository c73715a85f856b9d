import MailTypes
import NIOCore

/// Carrying messages over the open connection.
extension ClientSession {
    /// Messages whose commands are written while the first one's last reply is due. Two hide the round trip; more would
    /// only put more at stake when a connection breaks.
    private static let depth = 2

    /// Whether a message can be begun now.
    package var mayBegin: Bool {
        guard case .open = state, !isFull else { return false }
        guard let last = transactions.last else { return true }
        return capabilities.pipelining && last.isWritten && transactions.count < Self.depth
    }

    /// RFC 9422 §4.1: the session holds as many messages as the server takes in one.
    private var isFull: Bool { capabilities.limits.transactions.map { mails >= $0 } ?? false }

    /// Begins a message.
    ///
    /// - Parameter traits: what its octets are, as they will go over the wire but for dot-stuffing.
    package mutating func send(_ envelope: Envelope, _ traits: MessageTraits) -> SendAction {
        let isBinary = traits.isBinary || envelope.request?.isBinary == true
        // RFC 3030 §3: BINARYMIME has to be declared where it is meant; what merely has long lines goes as it always did.
        let declaresBinary = isBinary && capabilities.binaryMIME
        var transaction = ClientTransaction(
            envelope: envelope, capabilities: capabilities,
            carriage: capabilities.chunking ? .chunk(traits.octets) : .data,
            mailParameters: parameters(envelope, traits, isBinary: declaresBinary), remoteMTA: host.host
        )
        if let fault = hindrance { return .finished(transaction.outcome(fault: fault, isReusable: false)) }
        if let fault = obstacle(envelope, traits) {
            return .finished(transaction.outcome(fault: fault, isReusable: true))
        }
        transaction.refuseUnspeakable()
        if !capabilities.smtpUTF8 { transaction.refuseNonASCII() }
        guard transaction.hasOpenRecipients else {
            return .finished(transaction.outcome(fault: transaction.senderFault, isReusable: true))
        }
        transaction.mailsLeft = capabilities.limits.transactions.map { $0 - mails }
        // RFC 3030 §2: behind a chunk whose reply is not known yet, RSET makes the state sure.
        let isBehindChunk = transactions.last?.isChunked ?? false
        let lines = transaction.begin(reset: needsReset || isBehindChunk)
        needsReset = false
        mails += 1
        transactions.append(transaction)
        return lines.withMessage ? .writeChunk(lines.text) : .write(lines.text)
    }

    /// The first message under way and its final dot have been written: the server may have taken it.
    package mutating func finalDotWritten() {
        guard !transactions.isEmpty else { return }
        transactions[0].finalDotWritten()
    }

    /// Turns what the first transaction wants into what the connection does.
    mutating func carryOut(_ action: ClientTransaction.Action) -> ReplyAction {
        switch action {
        case .wait: return .wait
        case .write(let lines): return lines.withMessage ? .writeChunk(lines.text) : .write(lines.text)
        case .writeMessage: return .writeMessage
        case .writeFinalDot: return .writeFinalDot
        case .finished(let outcome, let needsReset):
            return finish(outcome, needsReset: needsReset)
        }
    }

    private mutating func finish(_ outcome: SubmissionOutcome, needsReset: Bool) -> ReplyAction {
        let done = transactions.removeFirst()
        mails += done.mails - 1
        guard outcome.isReusable else {
            state = .dead(outcome.fault ?? SubmissionFault(.idle, cause: "closed after a fault"))
            return .finished(outcome)
        }
        // What was written behind this message began with a RSET of its own where one was needed.
        if transactions.isEmpty { self.needsReset = needsReset }
        return .finished(isFull && transactions.isEmpty ? outcome.last : outcome)
    }

    /// Why no message can be begun.
    private var hindrance: SubmissionFault? {
        if case .dead(let fault) = state { return SubmissionFault(.busy, cause: fault.cause) }
        return mayBegin ? nil : SubmissionFault(.busy)
    }

    /// What the server's capabilities forbid.
    private func obstacle(_ envelope: Envelope, _ traits: MessageTraits) -> SubmissionFault? {
        if let limit = capabilities.maximumOctets, traits.octets > limit {
            return SubmissionFault(.tooLarge, cause: "\(traits.octets) octets, the host takes \(limit)")
        }
        // RFC 8689 §4.1: over TLS to a host that promises the same, or not at all.
        if envelope.request?.requiresTLS == true, !isProtected || !capabilities.requireTLS {
            return SubmissionFault(.requireTLSMissing)
        }
        if envelope.request?.isBinary == true, !capabilities.binaryMIME { return SubmissionFault(.binary) }
        if traits.isEightBit, !capabilities.eightBitMIME { return SubmissionFault(.eightBit) }
        // RFC 6531 §3.5, for a header that nothing but SMTPUTF8 carries.
        if envelope.smtpUTF8, traits.hasEightBitHeader, !capabilities.smtpUTF8 {
            return SubmissionFault(.headerNeedsUTF8)
        }
        return nil
    }

    private func parameters(_ envelope: Envelope, _ traits: MessageTraits, isBinary: Bool) -> String {
        var text = ""
        if capabilities.size { text += " SIZE=\(traits.octets)" }
        if isBinary {
            text += " BODY=BINARYMIME"
        } else if traits.isEightBit, capabilities.eightBitMIME {
            text += " BODY=8BITMIME"
        }
        let needsUTF8 =
            envelope.smtpUTF8 || traits.hasEightBitHeader || envelope.reversePath.mailbox?.isASCII == false
            || envelope.forwardPaths.contains { !$0.isASCII }
        if needsUTF8, capabilities.smtpUTF8 { text += " SMTPUTF8" }
        if envelope.request?.requiresTLS == true { text += " REQUIRETLS" }
        if capabilities.deliveryStatus {
            text += ReportRequest.mail(envelope.request, reversePath: envelope.reversePath)
        }
        return text
    }
}
