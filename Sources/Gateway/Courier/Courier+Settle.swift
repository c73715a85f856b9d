import Foundation
import Logging
import MailTypes
import SMTP
import Spool
import Store

/// What becomes of a message after an attempt, as `DeliveryErrors` says.
extension Courier {
    func settle(
        _ outcome: SubmissionOutcome, _ entry: QueueEntry, _ message: SpooledMessage, _ attempt: Attempt
    ) async {
        if outcome.statuses.count > 1, outcome.statuses.contains(where: { $0.action != .delayed }) {
            return await settleApart(outcome, entry, message, attempt)
        }
        guard let fault = outcome.fault ?? outcome.recipientFault else {
            works(attempt)
            return await sent(entry, reply: outcome.reply ?? SMTPReply(250, nil, "OK"))
        }
        await settle(fault, entry, message, attempt)
    }

    private func settle(
        _ fault: SubmissionFault, _ entry: QueueEntry, _ message: SpooledMessage, _ attempt: Attempt
    ) async {
        judgeHost(fault, entry, attempt)
        switch fault.action {
        case .hold, .holdAndDefer:
            let goesOn = keepFrom(attempt, fault)
            if fault.action == .hold || goesOn { return queue.giveBack(entry.id) }
            await deferMessage(entry, message, fault)
        // It was never begun: another connection takes it as if nothing had been.
        case .retry where fault.local == .busy && !attempt.isFirst: queue.giveBack(entry.id)
        case .retry where secondTries.begin(entry.id):
            // Most often a connection that the host closed while idle: at once over another.
            queue.giveBack(entry.id)
        case .retry, .defer, .deferAndAlert:
            secondTries.end(entry.id)
            await deferMessage(entry, message, fault)
        case .fail:
            secondTries.end(entry.id)
            await failed(entry, message, fault)
        case .expire:
            await expire(entry, message, reason: fault.cause)
        }
    }

    /// Whether the host is to be kept from mail; true when the message can go on at once all the same.
    private func keepFrom(_ attempt: Attempt, _ fault: SubmissionFault) -> Bool {
        // RFC 5321 §3.8: a host that has taken mail over this connection and now closes it has had enough of the
        // connection, not of us.
        if fault.reply?.code == 421, attempt.carried > 0 { return true }
        return ladder.trip(
            attempt.connection.host, Self.cause(fault), isPassword: Self.isPassword(fault), at: clock.now())
    }

    /// What a fault says of the host, beside what becomes of the message.
    private func judgeHost(_ fault: SubmissionFault, _ entry: QueueEntry, _ attempt: Attempt) {
        let now = clock.now()
        if let hint = RateHint(fault) { pace.lower(hint, cause: fault.cause, at: now) }
        switch fault.scope {
        // It read the message and judged it: it works.
        case .recipient, .content: works(attempt)
        case .session where attempt.connection.isProbe:
            ladder.trip(attempt.connection.host, Self.cause(fault), at: now)
        case .session where attempt.isFirst || fault.local != .busy:
            ladder.broke(attempt.connection.host, under: entry.id, cause: Self.cause(fault), at: now)
        case .session, .host, .sender: break
        }
    }

    private func works(_ attempt: Attempt) {
        ladder.works(attempt.connection.host, waiting: queue.count)
        if attempt.connection.isProbe { pool.provesNothingMore(attempt.connection.number) }
    }

    /// A message of several recipients that fared differently: those that wait go on in a message of their own, which is
    /// queued before this one is noted done.
    private func settleApart(
        _ outcome: SubmissionOutcome, _ entry: QueueEntry, _ message: SpooledMessage, _ attempt: Attempt
    ) async {
        if let fault = outcome.fault ?? outcome.recipientFault {
            judgeHost(fault, entry, attempt)
        } else {
            works(attempt)
        }
        if let fault = outcome.fault, fault.action == .hold || fault.action == .holdAndDefer {
            _ = keepFrom(attempt, fault)
        }
        let refused = outcome.statuses.filter { $0.action == .failed }
        do {
            if !outcome.waiting.isEmpty {
                var rest = message.envelope
                rest.forwardPaths = outcome.waiting.map(\.recipient)
                try await queue.commit(message.octets, envelope: rest)
            }
            if !refused.isEmpty { try await keep(message, entry, refused) }
        } catch {
            // Nothing is lost: the message stays as it is, and those who have it may get it again.
            logger.error("recipients cannot be parted", metadata: ["id": "\(entry.id)", "error": "\(error)"])
            return await deferMessage(entry, message, SubmissionFault(.disk))
        }
        let reply = outcome.reply ?? SMTPReply(250, nil, "OK")
        if outcome.statuses.contains(where: { $0.action == .relayed }) { return await sent(entry, reply: reply) }
        if outcome.waiting.isEmpty {
            return await failed(entry, message, outcome.recipientFault ?? SubmissionFault(.disk))
        }
        queue.noteLater(.done(outcome: "parted: \(reply)"), for: entry.id)
    }

    /// A copy in `bad/` with those who refused it for good.
    private func keep(_ message: SpooledMessage, _ entry: QueueEntry, _ refused: [DeliveryStatus]) async throws {
        var part = message.envelope
        part.forwardPaths = refused.map(\.recipient)
        let reasons = refused.compactMap { $0.reply?.description }.joined(separator: "; ")
        let copy = SpooledMessage(id: message.id, envelope: part, octets: message.octets)
        try await writeOut(copy, entry, reason: reasons)
        logger.warning("recipients refused for good", metadata: ["id": "\(entry.id)", "count": "\(refused.count)"])
    }

    private func sent(_ entry: QueueEntry, reply: SMTPReply) async {
        let now = clock.now()
        while true {
            do {
                try await store.recordSent(entry.id, at: now, reply: reply, attempts: entry.attempts + 1)
                break
            } catch {
                // It went out: the ledger must learn of it before anything else, however long its disk takes.
                logger.error(
                    "ledger cannot note a sent message yet", metadata: ["id": "\(entry.id)", "error": "\(error)"])
                pace.pause(until: clock.now().addingTimeInterval(Self.diskPause))
                do {
                    try await clock.sleep(until: clock.now().addingTimeInterval(Self.diskPause))
                } catch {
                    break
                }
            }
        }
        queue.noteLater(.done(outcome: "sent: \(reply)"), for: entry.id)
        secondTries.end(entry.id)
        onSent(entry.id, reply, now)
        logger.info(
            "sent",
            metadata: ["id": "\(entry.id)", "lane": "\(entry.lane.rawValue)", "reply": "\(reply.code)"])
    }

    private func failed(_ entry: QueueEntry, _ message: SpooledMessage, _ fault: SubmissionFault) async {
        let reply = fault.statement ?? SMTPReply(550, EnhancedStatusCode(5, 0, 0), fault.cause)
        do {
            try await store.recordFailed(
                entry.id, at: clock.now(), fault: fault.scope == .content ? .content : .recipient, reply: reply,
                attempts: entry.attempts + 1
            )
            try await giveUp(entry, message, reason: reply.description)
            logger.warning(
                "refused for good",
                metadata: ["id": "\(entry.id)", "scope": "\(fault.scope.rawValue)", "code": "\(reply.code)"])
        } catch {
            await deferMessage(entry, message, SubmissionFault(.disk, cause: "the refusal cannot be noted"))
        }
    }

    private func giveUp(_ entry: QueueEntry, _ message: SpooledMessage, reason: String) async throws {
        try await writeOut(message, entry, reason: reason)
        try await queue.annotate(.done(outcome: "failed: \(reason)"), for: entry.id)
    }

    private func writeOut(_ message: SpooledMessage, _ entry: QueueEntry, reason: String) async throws {
        let facts = try JSONEncoder().encode([
            "id": entry.id.description, "reason": reason, "attempts": String(entry.attempts + 1),
            "sender": message.envelope.reversePath.description,
            "recipients": message.envelope.forwardPaths.map(\.description).joined(separator: ", "),
        ])
        try await mailroot.writeOut(message, to: .bad, facts: [UInt8](facts))
    }

    /// Gives up a message that was tried for as long as it may be: a bounce event, a copy in `bad/`, an alert.
    func expire(_ entry: QueueEntry, _ message: SpooledMessage, reason: String) async {
        defer { queue.giveBack(entry.id) }
        do {
            let last = LocalFault.expired.statement ?? SMTPReply(450, nil, reason)
            try await store.recordFailed(
                entry.id, at: clock.now(), fault: .content, reply: last, attempts: entry.attempts + 1)
            try await giveUp(entry, message, reason: "expired: \(reason)")
            logger.error(
                "ALERT message given up: its lifetime is over",
                metadata: ["id": "\(entry.id)", "attempts": "\(entry.attempts)"])
        } catch {
            logger.error("expiry cannot be noted", metadata: ["id": "\(entry.id)", "error": "\(error)"])
        }
    }

    /// - Parameter message: nil when it could not be read.
    func deferMessage(_ entry: QueueEntry, _ message: SpooledMessage?, _ fault: SubmissionFault) async {
        let now = clock.now()
        // The envelope was made when the message was queued; its ID is as old as the lead.
        if let message, schedule.isExpired(queued: message.envelope.arrival, at: now) {
            return await expire(entry, message, reason: fault.cause)
        }
        let attempts = entry.attempts + 1
        // Once and only here: a second time might take it out of another one's hands.
        defer { queue.giveBack(entry.id) }
        do {
            let until = schedule.next(after: attempts, at: now)
            try await store.recordDeferred(
                entry.id, at: now, until: until, reply: fault.reply, reason: fault.scope.rawValue, attempts: attempts
            )
            try await queue.annotate(.deferred(until: until, reason: fault.cause, attempts: attempts), for: entry.id)
            report(entry, fault, attempts: attempts)
        } catch {
            logger.error(
                "ALERT mail is held: a deferral cannot be noted", metadata: ["id": "\(entry.id)", "error": "\(error)"])
            // Nothing more leaves meanwhile: a crash would send it again.
            pace.pause(until: now.addingTimeInterval(schedule.waits.first ?? Self.diskPause))
        }
    }

    private func report(_ entry: QueueEntry, _ fault: SubmissionFault, attempts: Int) {
        let code = "\(fault.reply?.code ?? 0)"
        // RFC 3463 §3.8: a refusal of class 5 that fails nobody may be about us; a person has to look.
        if fault.reply?.isPermanent == true {
            logger.error(
                "ALERT the smart host refuses what we cannot mend",
                metadata: ["id": "\(entry.id)", "code": "\(code)", "scope": "\(fault.scope.rawValue)"])
        }
        logger.notice(
            "deferred",
            metadata: [
                "id": "\(entry.id)", "attempts": "\(attempts)", "scope": "\(fault.scope.rawValue)", "code": "\(code)",
                "after_final_dot": "\(fault.afterFinalDot)",
            ])
    }

    // MARK: what waits too long

    /// Looks after the queue: tells of first replies that wait too long, and gives up what is past its lifetime, even
    /// while the smart host gets nothing.
    func watchQueue() async {
        var alarm = DelayAlarm()
        while !Task.isCancelled {
            let now = clock.now()
            let entries = queue.entries()
            if let news = alarm.look(at: entries, holdBegan: ladder.since, now: now) {
                let ids = news.messages.prefix(Self.idsTold).map(\.description).joined(separator: " ")
                logger.error(
                    "ALERT first replies wait for more than five minutes",
                    metadata: [
                        "messages": "\(news.messages.count)", "ids": "\(ids)", "seconds": "\(Int(news.longest))",
                        "cause": "\(ladder.cause ?? "see the messages' own reasons")",
                    ])
            }
            // The ID is never younger than the message: only these need to be read.
            for entry in entries where schedule.isExpired(queued: entry.arrival, at: now) { await expireIfOver(entry) }
            do {
                try await clock.sleep(until: now.addingTimeInterval(Self.watchInterval))
            } catch {
                return
            }
        }
    }

    private func expireIfOver(_ entry: QueueEntry) async {
        guard let entry = queue.lease(entry.id) else { return }
        do {
            let message = try await queue.peek(entry.id)
            guard schedule.isExpired(queued: message.envelope.arrival, at: clock.now()) else {
                return queue.giveBack(entry.id)
            }
            await expire(entry, message, reason: entry.reason ?? ladder.cause ?? "not tried")
        } catch {
            queue.giveBack(entry.id)
            logger.error("message cannot be looked at", metadata: ["id": "\(entry.id)", "error": "\(error)"])
        }
    }
}
