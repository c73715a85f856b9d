import MailTypes
import NIOCore

/// Carrying messages over the open connection.
extension ClientSession {
    /// Begins a message.
    ///
    /// - Parameters:
    ///   - octets: its size before dot-stuffing, which is what SIZE means (RFC 1870 §3).
    ///   - isEightBit: an octet above 127 is in it.
    package mutating func send(_ envelope: Envelope, octets: Int, isEightBit: Bool) -> SendAction {
        var transaction = ClientTransaction(
            envelope: envelope, isPipelined: capabilities.pipelining, remoteMTA: host.host
        )
        if case .dead(let fault) = state {
            let closed = SubmissionFault(.busy, cause: fault.cause)
            return .finished(transaction.outcome(fault: closed, isReusable: false))
        }
        guard isReady else {
            let busy = SubmissionFault(.busy)
            return .finished(transaction.outcome(fault: busy, isReusable: false))
        }
        if let fault = obstacle(octets: octets, isEightBit: isEightBit) {
            return .finished(transaction.outcome(fault: fault, isReusable: true))
        }
        if !capabilities.smtpUTF8 { transaction.refuseNonASCII() }
        guard transaction.hasOpenRecipients else {
            return .finished(transaction.outcome(fault: transaction.senderFault, isReusable: true))
        }
        let first = transaction.begin(
            parameters: parameters(envelope, octets: octets, isEightBit: isEightBit), reset: needsReset
        )
        needsReset = false
        state = .transaction(transaction)
        return .write(first)
    }

    /// The message and its final dot have been written: from here on the server may have taken it.
    package mutating func finalDotWritten() {
        guard case .transaction(var transaction) = state else { return }
        transaction.isFinalDotWritten = true
        state = .transaction(transaction)
    }

    /// Turns what the transaction wants into what the connection does.
    mutating func carryOut(_ action: ClientTransaction.Action, _ transaction: ClientTransaction) -> ReplyAction {
        state = .transaction(transaction)
        switch action {
        case .wait: return .wait
        case .write(let lines): return .write(lines)
        case .writeMessage: return .writeMessage
        case .writeFinalDot: return .writeFinalDot
        case .finished(let outcome, let needsReset):
            self.needsReset = needsReset
            if outcome.isReusable {
                state = .ready
            } else {
                state = .dead(outcome.fault ?? SubmissionFault(.idle, cause: "closed after a fault"))
            }
            return .finished(outcome)
        }
    }

    /// What the server's capabilities forbid.
    private func obstacle(octets: Int, isEightBit: Bool) -> SubmissionFault? {
        if let limit = capabilities.maximumOctets, octets > limit {
            return SubmissionFault(.tooLarge, cause: "\(octets) octets, the host takes \(limit)")
        }
        if isEightBit, !capabilities.eightBitMIME {
            return SubmissionFault(.eightBit)
        }
        return nil
    }

    private func parameters(_ envelope: Envelope, octets: Int, isEightBit: Bool) -> String {
        var text = ""
        if capabilities.size { text += " SIZE=\(octets)" }
        if isEightBit, capabilities.eightBitMIME { text += " BODY=8BITMIME" }
        let needsUTF8 =
            envelope.smtpUTF8 || envelope.reversePath.mailbox?.isASCII == false
            || envelope.forwardPaths.contains { !$0.isASCII }
        if needsUTF8, capabilities.smtpUTF8 { text += " SMTPUTF8" }
        return text
    }
}
