import MailTypes

/// One message on its way through MAIL, RCPT and DATA or BDAT, pipelined or not (RFC 5321 §3.3, RFC 2920 §3.1, RFC 3030
/// §2); in several transactions of SMTP when it has more recipients than the server takes at once (RFC 9422 §4).
struct ClientTransaction: Sendable {
    /// What is to be written.
    struct Lines: Sendable, Equatable {
        let text: String
        /// The message follows at once, as the chunk that the last line announces.
        var withMessage = false
    }

    /// What a reply led to.
    enum Action: Sendable {
        case wait
        case write(Lines)
        case writeMessage
        case writeFinalDot
        case finished(SubmissionOutcome, needsReset: Bool)
    }

    /// How the message itself travels.
    enum Carriage: Sendable, Equatable {
        case data
        /// By one BDAT of that many octets.
        case chunk(Int)
    }

    /// What the next reply answers.
    private enum Expected: Equatable {
        case reset
        case mail
        case rcpt(Int)
        case data
        case chunk
        case finalDot
    }

    /// A message up to this size is written before its recipients are known to be taken: the round trip costs more.
    private static let eagerChunk = 64 * 1024

    let envelope: Envelope
    private let capabilities: ServerCapabilities
    private let carriage: Carriage
    private let remoteMTA: String
    private let mailParameters: String
    /// Recipients of the transactions still to be made.
    private var groups: ArraySlice<[Int]> = []
    /// What is to be answered yet, in order.
    private var expected: ArraySlice<Expected> = []
    /// How many of `expected`, from the end, are not written yet.
    private var unwritten = 0
    private var statuses: [DeliveryStatus?]
    /// Recipients the server took, waiting for the end of the message.
    private var accepted: [Int] = []
    /// What went wrong for the message as a whole.
    private var fault: SubmissionFault?
    /// A refusal at RCPT that spoke of the host or the session, not of the recipient.
    private var recipientFault: SubmissionFault?
    /// The first recipient's refusal.
    private var firstRefusal: SubmissionFault?
    /// The reply that took the message.
    private var success: SMTPReply?
    /// The message and what ends it have been written: the server may have taken it.
    private(set) var isFinalDotWritten = false
    /// The reverse-path cannot be carried.
    private(set) var senderFault: SubmissionFault?
    /// MAIL commands written so far.
    private(set) var mails = 0

    init(
        envelope: Envelope, capabilities: ServerCapabilities, carriage: Carriage = .data, mailParameters: String = "",
        remoteMTA: String
    ) {
        self.remoteMTA = remoteMTA
        self.envelope = envelope
        self.capabilities = capabilities
        self.carriage = carriage
        self.mailParameters = mailParameters
        statuses = Array(repeating: nil, count: envelope.forwardPaths.count)
    }

    /// What the reply that is due answers.
    var stage: SubmissionScope.Stage { expected.first.map(stage(of:)) ?? .finalDot }

    var hasOpenRecipients: Bool { senderFault == nil && statuses.contains { $0 == nil } }

    /// Nothing more of it is to be written: another message may be begun behind it.
    var isWritten: Bool { isFinalDotWritten && groups.isEmpty }

    /// Its message travels by BDAT; whatever becomes of that, RSET goes before what is written behind it.
    var isChunked: Bool { carriage != .data }

    /// RFC 6531 §3.5: an address outside ASCII goes nowhere without SMTPUTF8. A recipient of that kind fails; a sender
    /// is ours, and waits.
    mutating func refuseNonASCII() {
        if let mailbox = envelope.reversePath.mailbox, mailbox.asciiForm == nil {
            senderFault = SubmissionFault(.senderNeedsUTF8)
        }
        for (index, recipient) in envelope.forwardPaths.enumerated() where recipient.asciiForm == nil {
            refuse(index, SubmissionFault(.recipientNeedsUTF8))
        }
    }

    /// An address that would end its line early, and with it begin a command of somebody else's, goes nowhere.
    mutating func refuseUnspeakable() {
        if let mailbox = envelope.reversePath.mailbox, !mailbox.isOnOneLine {
            senderFault = SubmissionFault(.senderUnspeakable)
        }
        for (index, recipient) in envelope.forwardPaths.enumerated() where !recipient.isOnOneLine {
            refuse(index, SubmissionFault(.recipientUnspeakable))
        }
    }

    /// The first lines to write: all of them when pipelined.
    mutating func begin(reset: Bool) -> Lines {
        let open = statuses.indices.filter { statuses[$0] == nil }
        groups = ArraySlice(
            RecipientGroups.divide(open, of: envelope.forwardPaths, limits: capabilities.limits))
        return beginGroup(reset: reset)
    }

    private mutating func beginGroup(reset: Bool) -> Lines {
        let group = groups.popFirst() ?? []
        accepted = []
        isFinalDotWritten = false
        mails += 1
        expected = ArraySlice((reset ? [.reset] : []) + [.mail] + group.map(Expected.rcpt))
        expected.append(carriage == .data ? .data : .chunk)
        unwritten = expected.count
        // RFC 2920 §3.1: DATA may be the last command of a group. RFC 3030 §4.2: BDAT and its octets, too.
        guard capabilities.pipelining else { return next(1) }
        if case .chunk(let octets) = carriage, octets > Self.eagerChunk { return next(unwritten - 1) }
        return next(unwritten)
    }

    /// The next lines to be written.
    private mutating func next(_ count: Int) -> Lines {
        let commands = expected.suffix(unwritten).prefix(count)
        unwritten -= commands.count
        let hasChunk = commands.last == .chunk
        if hasChunk { isFinalDotWritten = true }
        return Lines(text: commands.map(line).joined(), withMessage: hasChunk)
    }

    /// The message and its final dot have been written: from here on the server may have taken it.
    mutating func finalDotWritten() { isFinalDotWritten = true }

    /// Takes one reply.
    mutating func receive(_ reply: SMTPReply) -> Action {
        guard let answered = expected.popFirst() else { return .wait }
        // RFC 5321 §3.8: after 421 the server closes, and nothing asked before it counts as answered.
        let isAnswer = reply.isPositive || reply.isTransient || reply.isPermanent || reply.code == 354
        if reply.code == 421 || !isAnswer || (reply.code == 354 && answered != .data) {
            var fault = DeliveryErrors.fault(at: stage(of: answered), reply: reply)
            fault.afterFinalDot = isFinalDotWritten && reply.code != 421
            return abort(fault)
        }
        switch answered {
        case .reset:
            guard reply.isPositive else { return abort(DeliveryErrors.fault(at: .reset, reply: reply)) }
        case .mail: takeMail(reply)
        case .rcpt(let index): takeRecipient(index, reply)
        case .data: return takeData(reply)
        case .chunk, .finalDot: return takeEnd(reply)
        }
        guard expected.count == unwritten, let following = expected.first else { return .wait }
        // RFC 5321 §3.3: without a sender or a recipient there is nothing to give the message for.
        let isHopeless = fault != nil || (accepted.isEmpty && (following == .data || following == .chunk))
        return isHopeless ? finish() : .write(next(1))
    }

    private func line(_ command: Expected) -> String {
        let canUTF8 = capabilities.smtpUTF8
        switch command {
        case .reset: return "RSET\r\n"
        case .mail:
            let path = envelope.reversePath.mailbox.map { canUTF8 ? "\($0)" : $0.asciiForm ?? "\($0)" } ?? ""
            return "MAIL FROM:<\(path)>\(mailParameters)\r\n"
        case .rcpt(let index):
            let path = envelope.forwardPaths[index]
            let asked =
                capabilities.deliveryStatus
                ? ReportRequest.recipient(path, envelope.request, reversePath: envelope.reversePath) : ""
            return "RCPT TO:<\(canUTF8 ? "\(path)" : path.asciiForm ?? "\(path)")>\(asked)\r\n"
        case .data: return "DATA\r\n"
        case .chunk:
            guard case .chunk(let octets) = carriage else { return "" }
            return "BDAT \(octets) LAST\r\n"
        case .finalDot: return ""
        }
    }

    private func stage(of command: Expected) -> SubmissionScope.Stage {
        switch command {
        case .reset: .reset
        case .mail: .mail
        case .rcpt: .rcpt
        case .data: .data
        case .chunk, .finalDot: .finalDot
        }
    }

    private mutating func takeMail(_ reply: SMTPReply) {
        if !reply.isPositive { fault = DeliveryErrors.fault(at: .mail, reply: reply) }
    }

    private mutating func takeRecipient(_ index: Int, _ reply: SMTPReply) {
        if reply.isPositive {
            accepted.append(index)
        } else if fault == nil {
            // After a refused MAIL the server refuses RCPT for its order only: the fault of MAIL stands.
            let refusal = DeliveryErrors.fault(at: .rcpt, reply: reply)
            refuse(index, refusal)
            if refusal.scope != .recipient, recipientFault == nil { recipientFault = refusal }
        }
    }

    private mutating func takeData(_ reply: SMTPReply) -> Action {
        let isWanted = fault == nil && !accepted.isEmpty
        if reply.code == 354 {
            // MAIL was refused, and yet data is wanted: nobody knows what a final dot would send now.
            if let fault { return abort(fault) }
            expected = [.finalDot]
            return isWanted ? .writeMessage : .writeFinalDot
        }
        if isWanted {
            fault = DeliveryErrors.fault(at: .data, reply: reply)
            // DATA answered by 2yz: the server is out of step.
            if reply.isPositive { return abort(connectionFault(cause: "DATA answered \(reply.redacted)")) }
        }
        return finish()
    }

    /// The reply to the final dot or to the chunk.
    private mutating func takeEnd(_ reply: SMTPReply) -> Action {
        // The lone dot after refused recipients, or the chunk nobody was there for: the reply says nothing new.
        guard fault == nil, !accepted.isEmpty else { return finish() }
        guard reply.isPositive else {
            fault = DeliveryErrors.fault(at: .finalDot, reply: reply)
            return finish()
        }
        for index in accepted {
            statuses[index] = DeliveryStatus(
                recipient: envelope.forwardPaths[index], action: .relayed, status: reply.enhanced, reply: reply,
                remoteMTA: remoteMTA
            )
        }
        success = reply
        return finish()
    }

    /// The connection goes down with this transaction.
    private func abort(_ fault: SubmissionFault) -> Action {
        .finished(outcome(fault: fault, isReusable: false), needsReset: false)
    }

    private mutating func finish() -> Action {
        let wasTaken = fault == nil && !accepted.isEmpty
        // RFC 3030 §2: after a refused chunk the state is known to nobody until RSET.
        let needsReset = !wasTaken && (isChunked || !isFinalDotWritten)
        let decided = fault ?? (success == nil ? recipientFault : nil)
        if decided == nil, !groups.isEmpty {
            return mayGoOn ? .write(beginGroup(reset: needsReset)) : .finished(leftOver, needsReset: needsReset)
        }
        return .finished(outcome(fault: decided, isReusable: true), needsReset: needsReset)
    }

    /// RFC 9422 §4.1: whether the session may hold another MAIL; `mails` counts those of this message only, and the
    /// session takes care of the rest.
    private var mayGoOn: Bool { mailsLeft.map { $0 > mails } ?? true }

    /// How many MAIL commands the session could hold when this message began.
    var mailsLeft: Int?

    /// The recipients of groups that this session cannot hold wait for another.
    private var leftOver: SubmissionOutcome {
        var whole = outcome(fault: nil, isReusable: false)
        if whole.fault == nil, whole.recipientFault == nil {
            whole = SubmissionOutcome(
                statuses: whole.statuses, reply: whole.reply, fault: nil,
                recipientFault: SubmissionFault(.busy, cause: "the session is full"), isReusable: false)
        }
        return whole
    }

    /// What the loss of the connection means now.
    func connectionFault(cause: String) -> SubmissionFault {
        SubmissionFault(isFinalDotWritten ? .afterFinalDot : .interrupted, cause: "\(stage.rawValue): \(cause)")
    }

    /// The outcome when `fault` befell every recipient not decided yet.
    func outcome(fault: SubmissionFault?, isReusable: Bool) -> SubmissionOutcome {
        SubmissionOutcome(
            statuses: complete(fault),
            reply: success ?? fault?.reply ?? statuses.compactMap { $0?.reply }.last, fault: fault,
            recipientFault: firstRefusal, isReusable: isReusable
        )
    }

    /// This recipient is not to be tried any more in this transaction.
    private mutating func refuse(_ index: Int, _ fault: SubmissionFault) {
        statuses[index] = status(index, fault)
        if firstRefusal == nil { firstRefusal = fault }
    }

    private func complete(_ fault: SubmissionFault?) -> [DeliveryStatus] {
        statuses.indices.map { index in statuses[index] ?? status(index, fault) }
    }

    private func status(_ index: Int, _ fault: SubmissionFault?) -> DeliveryStatus {
        DeliveryStatus(
            recipient: envelope.forwardPaths[index], action: fault?.permanent == true ? .failed : .delayed,
            status: fault?.reply == nil
                ? fault?.statement?.enhanced ?? EnhancedStatusCode(4, 4, 2) : fault?.reply?.enhanced,
            reply: fault?.reply, remoteMTA: remoteMTA
        )
    }
}
