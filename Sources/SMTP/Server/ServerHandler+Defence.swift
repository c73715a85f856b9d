import Logging
import MailTypes
import NIOCore

/// What the server holds against this peer: slowed first, then sent away, each rule counted, and logged once a session.
extension ServerHandler {
    /// Whether the rule was used in this session already.
    func hasNoted(_ rule: DefenceRule) -> Bool { notedRules & (1 << rule.rawValue) != 0 }

    /// From now on the peer's replies are kept back.
    func slow(by rule: DefenceRule) {
        guard !hasNoted(rule) else { return }
        notedRules |= 1 << rule.rawValue
        shared.defence.slowed(by: rule)
        log(.notice, "slowed", cause: rule.description)
    }

    /// The session ends by this rule.
    func shed(by rule: DefenceRule) {
        shared.defence.shed(by: rule)
        log(.notice, "shed", cause: rule.description)
    }

    /// How long the next reply is kept back.
    func delay(of reply: SMTPReply) -> TimeAmount {
        guard !isExempt, let session else { return .zero }
        // Rules that hold for a whole session once they were broken.
        let isSlowed = [DefenceRule.earlyTalker, .pipelining, .messages].contains(where: hasNoted)
        let isRefusal = reply.isTransient || reply.isPermanent
        if isRefusal, session.errors > options.limits.softErrors { slow(by: .errors) }
        return isSlowed || isRefusal && hasNoted(.errors) ? options.limits.offenceDelay : .zero
    }

    /// A line was read that a peer has to wait behind, and there is more already: RFC 2920 §3.1 wants EHLO, DATA and
    /// STARTTLS at the end of a group, RFC 5321 §4.3.1 everything where pipelining was not offered. What came with
    /// STARTTLS is dropped in any case.
    ///
    /// - Returns: false when the session is over.
    func checkGroup(_ line: ByteBuffer) -> Bool {
        guard !isExempt, input.readableBytes > 0, let verb = Verb(line.readableBytesView) else { return true }
        guard verb == .ehlo || verb == .helo || verb == .lhlo || verb == .data else { return true }
        pipeliningOffences += 1
        guard pipeliningOffences <= options.limits.pipeliningOffences else {
            shed(by: .pipelining)
            sendAndClose(.outOfStep)
            return false
        }
        slow(by: .pipelining)
        return true
    }

    func connectionStanding(at now: NIODeadline) -> DefenceLedger.Standing {
        // Programs of this host share one address.
        guard !isExempt, !ConnectionLedger.isLoopback(peer) else { return .fine }
        let standing = shared.defence.connected(peer, at: now)
        tell(standing, .connections)
        return standing
    }

    /// MAIL came: what to answer when it is one too many from its address.
    func messageRefusal(at now: NIODeadline) -> SMTPReply? {
        guard !isExempt, !ConnectionLedger.isLoopback(peer) else { return nil }
        let standing = shared.defence.mailed(peer, at: now)
        tell(standing, .messages)
        if case .farOver = standing { return .tooOften }
        return nil
    }

    /// Counts every use, and logs the first of a minute.
    private func tell(_ standing: DefenceLedger.Standing, _ rule: DefenceRule) {
        switch standing {
        case .fine: break
        case .over(let isNew):
            notedRules |= 1 << rule.rawValue
            shared.defence.slowed(by: rule)
            if isNew { log(.notice, "slowed", cause: rule.description) }
        case .farOver(let isNew):
            shared.defence.shed(by: rule)
            if isNew { log(.notice, "shed", cause: rule.description) }
        }
    }
}
