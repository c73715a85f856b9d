import Foundation
import Logging
import MailTypes
import SMTP
import Spool
import Store

/// What becomes of a message after an attempt, as `DeliveryErrors` says.
extension Courier {
    func settle(_ outcome: SubmissionOutcome, _ entry: QueueEntry, _ message: SpooledMessage) async {
        // Our messages have one recipient: its refusal is the message's.
        guard let fault = outcome.fault ?? outcome.recipientFault else {
            await sent(entry, reply: outcome.reply ?? SMTPReply(250, nil, "OK"))
            return
        }
        switch fault.action {
        case .hold:
            hold.hold(Self.cause(fault), at: clock.now())
            queue.giveBack(entry.id)
        case .holdAndDefer:
            hold.hold(Self.cause(fault), at: clock.now())
            await deferMessage(entry, message, fault)
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

    private func sent(_ entry: QueueEntry, reply: SMTPReply) async {
        let now = clock.now()
        while true {
            do {
                try await store.recordSent(entry.id, at: now, reply: reply, attempts: entry.attempts + 1)
                break
            } catch {
                // It went out: the ledger must learn of it before anything else, however long its disk takes.
                logger.error(
                    "ALERT ledger cannot note a sent message", metadata: ["id": "\(entry.id)", "error": "\(error)"])
                do {
                    try await clock.sleep(until: clock.now().addingTimeInterval(1))
                } catch {
                    break
                }
            }
        }
        queue.noteLater(.done(outcome: "sent: \(reply)"), for: entry.id)
        secondTries.end(entry.id)
        hold.clear(waiting: queue.count)
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
        let facts = try JSONEncoder().encode([
            "id": entry.id.description, "reason": reason, "attempts": String(entry.attempts + 1),
            "sender": message.envelope.reversePath.description,
            "recipients": message.envelope.forwardPaths.map(\.description).joined(separator: ", "),
        ])
        try await mailroot.writeOut(message, to: .bad, facts: [UInt8](facts))
        try await queue.annotate(.done(outcome: "failed: \(reason)"), for: entry.id)
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
            logger.error("deferral cannot be noted", metadata: ["id": "\(entry.id)", "error": "\(error)"])
            hold.hold("the disk or the ledger refuses: \(error)", at: now)
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
            if let news = alarm.look(at: entries, holdBegan: hold.since, now: now) {
                let ids = news.messages.prefix(Self.idsTold).map(\.description).joined(separator: " ")
                logger.error(
                    "ALERT first replies wait for more than five minutes",
                    metadata: [
                        "messages": "\(news.messages.count)", "ids": "\(ids)", "seconds": "\(Int(news.longest))",
                        "cause": "\(hold.cause ?? "see the messages' own reasons")",
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
            await expire(entry, message, reason: entry.reason ?? hold.cause ?? "not tried")
        } catch {
            queue.giveBack(entry.id)
            logger.error("message cannot be looked at", metadata: ["id": "\(entry.id)", "error": "\(error)"])
        }
    }
}
