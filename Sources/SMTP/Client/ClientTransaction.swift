import MailTypes

/// One message on its way through MAIL, RCPT, DATA and the final dot, pipelined or not (RFC 5321 §3.3, RFC 2920 §3.1).
struct ClientTransaction: Sendable {
    /// What a reply led to.
    enum Action: Sendable {
        case wait
        case write(String)
        case writeMessage
        case writeFinalDot
        case finished(SubmissionOutcome, needsReset: Bool)
    }

    /// What the next reply answers.
    private enum Expected {
        case reset
        case mail
        case rcpt(Int)
        case data
        case finalDot
    }

    let envelope: Envelope
    private let isPipelined: Bool
    private let remoteMTA: String
    /// What is to be answered yet, in order.
    private var expected: ArraySlice<Expected> = []
    private var statuses: [DeliveryStatus?]
    /// Recipients the server took, waiting for the final dot.
    private var accepted: [Int] = []
    /// What went wrong before DATA for the message as a whole.
    private var fault: SubmissionFault?
    /// A refusal at RCPT that spoke of the host or the session, not of the recipient.
    private var recipientFault: SubmissionFault?
    /// The first recipient's refusal.
    private var firstRefusal: SubmissionFault?
    private var mailParameters = ""
    var isFinalDotWritten = false
    /// The reverse-path cannot be carried.
    private(set) var senderFault: SubmissionFault?

    init(envelope: Envelope, isPipelined: Bool, remoteMTA: String) {
        self.remoteMTA = remoteMTA
        self.envelope = envelope
        self.isPipelined = isPipelined
        statuses = Array(repeating: nil, count: envelope.forwardPaths.count)
    }

    /// What the reply that is due answers.
    var stage: SubmissionScope.Stage {
        switch expected.first {
        case .reset: .reset
        case .mail: .mail
        case .rcpt: .rcpt
        case .data: .data
        case .finalDot, nil: .finalDot
        }
    }

    var hasOpenRecipients: Bool { senderFault == nil && statuses.contains { $0 == nil } }

    /// RFC 6531 §3.5: an address outside ASCII goes nowhere without SMTPUTF8. A recipient of that kind fails; a sender
    /// is ours, and waits.
    mutating func refuseNonASCII() {
        if envelope.reversePath.mailbox?.isASCII == false {
            senderFault = SubmissionFault(.senderNeedsUTF8)
        }
        for (index, recipient) in envelope.forwardPaths.enumerated() where !recipient.isASCII {
            refuse(index, SubmissionFault(.recipientNeedsUTF8))
        }
    }

    /// The first lines to write: all of them when pipelined.
    mutating func begin(parameters: String, reset: Bool) -> String {
        mailParameters = parameters
        let open = statuses.indices.filter { statuses[$0] == nil }
        expected = ArraySlice((reset ? [.reset] : []) + [.mail] + open.map(Expected.rcpt) + [.data])
        // RFC 2920 §3.1: DATA may be the last command of a group.
        return isPipelined ? expected.map(line).joined() : nextLine
    }

    /// Takes one reply.
    mutating func receive(_ reply: SMTPReply) -> Action {
        guard let answered = expected.popFirst() else { return .wait }
        // RFC 5321 §3.8: after 421 the server closes, and nothing asked before it counts as answered.
        let isAnswer = reply.isPositive || reply.isTransient || reply.isPermanent || reply.code == 354
        if reply.code == 421 || !isAnswer || (reply.code == 354 && stage(of: answered) != .data) {
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
        case .finalDot: return takeFinalDot(reply)
        }
        if isPipelined { return .wait }
        // RFC 5321 §3.3: without a sender or a recipient there is nothing to say DATA for.
        let isHopeless = fault != nil || (accepted.isEmpty && stage == .data)
        return isHopeless ? finish() : .write(nextLine)
    }

    private var nextLine: String { expected.first.map(line) ?? "" }

    private func line(_ command: Expected) -> String {
        switch command {
        case .reset: "RSET\r\n"
        case .mail: "MAIL FROM:\(envelope.reversePath)\(mailParameters)\r\n"
        case .rcpt(let index): "RCPT TO:<\(envelope.forwardPaths[index])>\r\n"
        case .data: "DATA\r\n"
        case .finalDot: ""
        }
    }

    private func stage(of command: Expected) -> SubmissionScope.Stage {
        switch command {
        case .reset: .reset
        case .mail: .mail
        case .rcpt: .rcpt
        case .data: .data
        case .finalDot: .finalDot
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

    private mutating func takeFinalDot(_ reply: SMTPReply) -> Action {
        // The lone dot after refused recipients: its reply says nothing new.
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
        return .finished(
            SubmissionOutcome(
                statuses: complete(nil), reply: reply, fault: nil, recipientFault: firstRefusal, isReusable: true),
            needsReset: false
        )
    }

    /// The connection goes down with this transaction.
    private func abort(_ fault: SubmissionFault) -> Action {
        .finished(outcome(fault: fault, isReusable: false), needsReset: false)
    }

    private func finish() -> Action {
        let decided = fault ?? (accepted.isEmpty ? recipientFault : nil)
        let needsReset = !isFinalDotWritten
        return .finished(outcome(fault: decided, isReusable: true), needsReset: needsReset)
    }

    /// What the loss of the connection means now.
    func connectionFault(cause: String) -> SubmissionFault {
        SubmissionFault(isFinalDotWritten ? .afterFinalDot : .interrupted, cause: "\(stage.rawValue): \(cause)")
    }

    /// The outcome when `fault` befell every recipient not decided yet.
    func outcome(fault: SubmissionFault?, isReusable: Bool) -> SubmissionOutcome {
        SubmissionOutcome(
            statuses: complete(fault), reply: fault?.reply ?? statuses.compactMap { $0?.reply }.last, fault: fault,
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
