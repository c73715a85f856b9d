import Foundation
import Logging
import MailTypes
import NIOCore
import SMTP
import ServiceLifecycle
import Spool
import Store

/// The courier: hands our mail to the smart host over warm, verified, authenticated connections (DESIGN §6, room 8).
///
/// - 2yz: the ledger learns of it first, then the log notes it done. Between the host's reply and that entry lies the
///   only window in which a crash may send twice (RFC 1047 §2); the retry carries the same Message-ID.
/// - 4yz or anything unknown: later. 5yz of recipient or content: failed, with a copy in `bad/`.
/// - Everything wrong with us or the host (DNS, connect, TLS, AUTH, sender refused) holds all mail and alerts.
struct Courier: Service {
    let queue: SpoolQueue
    let mailroot: MailRoot
    let store: Store
    let host: @Sendable () throws -> SmartHost
    let hostname: String
    let pool: ConnectionPool
    let hold: LaneHold
    let schedule: RetrySchedule
    let secondTries = SecondTries()
    let bell: Doorbell
    let clock: any WallClock
    let logger: Logger
    /// Told of every message the smart host took.
    let onSent: @Sendable (QueueID, SMTPReply, Date) -> Void

    /// Seconds after which an idle connection is asked for a sign of life: below the five minutes after which a server
    /// may close (RFC 5321 §4.5.3.2.7).
    private static let refreshInterval = 60.0
    /// The RFC's times, but for NOOP, EHLO and AUTH, of which it says nothing: an idle connection that a firewall dropped
    /// must not take minutes to be found dead.
    private static let timeouts: ClientTimeouts = {
        var timeouts = ClientTimeouts()
        timeouts.command = .seconds(30)
        return timeouts
    }()
    /// Seconds after which the queue is looked at without a hint.
    private static let rescanInterval = 30.0

    func run() async throws {
        queue.subscribe { [bell] in bell.ring() }
        let stop = StopSign()
        let warmth = Task { await keepWarm() }
        // A message under way is finished: cut off after its final dot it would go out twice.
        await withDiscardingTaskGroup { tasks in
            await withGracefulShutdownHandler {
                while !stop.isRaised, !Task.isCancelled {
                    let wake = step(&tasks)
                    if let wake { await bell.wait(until: wake, clock: clock) }
                }
            } onGracefulShutdown: {
                stop.raise()
                bell.ring()
            }
        }
        warmth.cancel()
        for connection in pool.takeIdle(since: .distantFuture) { await connection.close() }
    }

    /// Does one thing, or says until when to wait.
    private func step(_ tasks: inout DiscardingTaskGroup) -> Date? {
        let now = clock.now()
        guard hold.until <= now else { return hold.until }
        guard pool.hasIdle else {
            // The first is kept warm; another is opened when mail is due and every one is busy, or hangs.
            let isDue = (queue.nextDue() ?? .distantFuture) <= now
            if pool.total == 0 || isDue, pool.reserve() {
                tasks.addTask { await open() }
            }
            return now.addingTimeInterval(Self.rescanInterval)
        }
        guard let entry = queue.lease(at: now, limit: 1).first else {
            return min(queue.nextDue() ?? .distantFuture, now.addingTimeInterval(Self.rescanInterval))
        }
        guard let connection = pool.take() else {
            queue.giveBack(entry.id)
            return nil
        }
        tasks.addTask { await deliver(entry, over: connection) }
        return nil
    }

    // MARK: connections

    private func open() async {
        do {
            let connection = try await SubmissionConnection.open(
                to: try host(), as: hostname, timeouts: Self.timeouts, logger: logger)
            // Only a message that was taken proves that all is well; without one the open connection has to do.
            if queue.count == 0 { hold.clear(waiting: 0) } else { hold.lift() }
            pool.put(connection, at: clock.now())
        } catch {
            pool.forget()
            if !Task.isCancelled { hold.hold(Self.cause(error), at: clock.now()) }
        }
        bell.ring()
    }

    /// Keeps idle connections alive, so that a lead's answer never waits for a handshake.
    private func keepWarm() async {
        while !Task.isCancelled {
            do {
                try await clock.sleep(until: clock.now().addingTimeInterval(Self.refreshInterval))
            } catch {
                return
            }
            for connection in pool.takeIdle(since: clock.now().addingTimeInterval(-Self.refreshInterval / 2)) {
                do {
                    try await connection.refresh()
                    pool.put(connection, at: clock.now())
                } catch {
                    logger.debug("idle connection ended", metadata: ["cause": "\(error)"])
                    await connection.close()
                    pool.forget()
                }
            }
            bell.ring()
        }
    }

    /// What went wrong, in words for an operator first; the library's own words stay behind them.
    private static func cause(_ error: any Error) -> String {
        let cause = (error as? SubmissionFault)?.cause ?? String(describing: error)
        let signs = [
            ("CERTIFICATE_VERIFY_FAILED", "its certificate is expired, self-signed or of an authority we do not trust"),
            ("failedToValidateHostname", "its certificate is for another host name"),
            ("Connection refused", "nothing listens on its port"),
        ]
        guard let words = signs.first(where: { cause.contains($0.0) })?.1 else { return cause }
        return "\(words) (\(cause.prefix(160)))"
    }

    // MARK: one message

    private func deliver(_ entry: QueueEntry, over connection: SubmissionConnection) async {
        var isReusable = true
        do {
            if try await mayGo(entry) {
                let message = try await queue.message(entry.id)
                let outcome = await connection.send(message.envelope, octets: message.octets)
                isReusable = outcome.isReusable
                if isReusable { putBack(connection) }
                await settle(outcome, entry, message)
                if isReusable { return }
            }
        } catch {
            logger.error("message cannot be handed over", metadata: ["id": "\(entry.id)", "error": "\(error)"])
            // Try later: a fault of the disk or the ledger is none of the message.
            await deferMessage(entry, reply: nil, reason: "local fault", fault: nil)
        }
        if isReusable {
            putBack(connection)
        } else {
            await connection.close()
            pool.forget()
            bell.ring()
        }
    }

    private func putBack(_ connection: SubmissionConnection) {
        pool.put(connection, at: clock.now())
        bell.ring()
    }

    /// Looks once more whether the message is still to be sent: the person may have answered since it was queued.
    private func mayGo(_ entry: QueueEntry) async throws -> Bool {
        switch try await store.mayStillSend(entry.id, at: clock.now()) {
        case .send, .unknown: return true
        case .alreadySent:
            queue.noteLater(.done(outcome: "sent before"), for: entry.id)
        case .alreadyFailed:
            queue.noteLater(.done(outcome: "failed before"), for: entry.id)
        case .stopped(let reason):
            logger.info("not sent", metadata: ["id": "\(entry.id)", "reason": "\(reason.rawValue)"])
            queue.noteLater(.done(outcome: "stopped: \(reason.rawValue)"), for: entry.id)
        }
        return false
    }

    private func settle(_ outcome: SubmissionOutcome, _ entry: QueueEntry, _ message: SpooledMessage) async {
        guard let fault = outcome.fault ?? Self.fault(of: outcome) else {
            await sent(entry, reply: outcome.reply ?? SMTPReply(250, nil, "OK"))
            return
        }
        switch fault.scope {
        case .host, .sender:
            hold.hold(Self.cause(fault), at: clock.now())
            // Said of this message, it may be about this message alone: another one is to try first.
            if fault.reply != nil, fault.reply?.code != 421 {
                await deferMessage(entry, reply: fault.reply, reason: fault.cause, fault: fault)
            } else {
                queue.giveBack(entry.id)
            }
        case .session where !fault.afterFinalDot && secondTries.begin(entry.id):
            // The connection was at fault, most often one that the host closed while idle: at once over another.
            queue.giveBack(entry.id)
        case .session, .content, .recipient:
            secondTries.end(entry.id)
            if fault.permanent, let reply = fault.reply {
                await failed(entry, message, fault: fault, reply: reply)
            } else {
                await deferMessage(entry, reply: fault.reply, reason: fault.cause, fault: fault, message)
            }
        }
    }

    /// The fault of the one recipient our messages have.
    private static func fault(of outcome: SubmissionOutcome) -> SubmissionFault? {
        guard let status = outcome.statuses.first(where: { ![.relayed, .delivered].contains($0.action) }) else {
            return nil
        }
        let cause = status.reply?.description ?? "not taken"
        return SubmissionFault(
            scope: .recipient, reply: status.reply, cause: cause, permanent: status.action == .failed
        )
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

    private func failed(
        _ entry: QueueEntry, _ message: SpooledMessage, fault: SubmissionFault, reply: SMTPReply
    ) async {
        let now = clock.now()
        do {
            try await store.recordFailed(
                entry.id, at: now, fault: fault.scope == .content ? .content : .recipient, reply: reply,
                attempts: entry.attempts + 1
            )
            try await giveUp(entry, message, reason: reply.description)
            logger.warning(
                "refused for good",
                metadata: ["id": "\(entry.id)", "scope": "\(fault.scope.rawValue)", "code": "\(reply.code)"])
        } catch {
            await deferMessage(entry, reply: reply, reason: "refused, and the refusal cannot be noted", fault: nil)
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

    private func deferMessage(
        _ entry: QueueEntry, reply: SMTPReply?, reason: String, fault: SubmissionFault?,
        _ message: SpooledMessage? = nil
    ) async {
        let now = clock.now()
        let attempts = entry.attempts + 1
        // Once and only here: a second time might take it out of another one's hands.
        defer { queue.giveBack(entry.id) }
        do {
            // The envelope was made when the message was queued; its ID is as old as the lead.
            if let message, schedule.isExpired(queued: message.envelope.arrival, at: now) {
                let last = reply ?? SMTPReply(450, EnhancedStatusCode(4, 4, 7), "delivery time expired")
                try await store.recordFailed(entry.id, at: now, fault: .content, reply: last, attempts: attempts)
                try await giveUp(entry, message, reason: "expired: \(reason)")
                logger.error("ALERT message given up: its lifetime is over", metadata: ["id": "\(entry.id)"])
                return
            }
            let until = schedule.next(after: attempts, at: now)
            try await store.recordDeferred(
                entry.id, at: now, until: until, reply: reply, reason: fault?.scope.rawValue, attempts: attempts
            )
            try await queue.annotate(.deferred(until: until, reason: reason, attempts: attempts), for: entry.id)
            if reply?.isPermanent == true {
                // RFC 3463 §3.8: a refusal by policy may be about us, so it fails nobody; a person has to look.
                logger.error(
                    "ALERT the smart host refuses by policy",
                    metadata: ["id": "\(entry.id)", "code": "\(reply?.code ?? 0)"])
            }
            logger.notice(
                "deferred",
                metadata: [
                    "id": "\(entry.id)", "attempts": "\(attempts)", "scope": "\(fault?.scope.rawValue ?? "local")",
                    "code": "\(reply?.code ?? 0)", "after_final_dot": "\(fault?.afterFinalDot ?? false)",
                ])
        } catch {
            logger.error("deferral cannot be noted", metadata: ["id": "\(entry.id)", "error": "\(error)"])
            hold.hold("the disk or the ledger refuses: \(error)", at: now)
        }
    }
}
