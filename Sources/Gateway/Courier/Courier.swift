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
    let timeouts: ClientTimeouts
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
    ///
    /// - Parameter seconds: caps every one of them.
    static func timeouts(atMost seconds: Double?) -> ClientTimeouts {
        var timeouts = ClientTimeouts()
        timeouts.command = .seconds(30)
        guard let seconds else { return timeouts }
        return timeouts.capped(by: .milliseconds(Int64(max(1, min(seconds, 86_400) * 1000))))
    }
    /// Seconds between looks at what waits too long.
    static let watchInterval = 15.0
    /// IDs that an alert names; a flood of them helps nobody.
    static let idsTold = 10
    /// Seconds after which the queue is looked at without a hint.
    private static let rescanInterval = 30.0

    func run() async throws {
        queue.subscribe { [bell] in bell.ring() }
        let stop = StopSign()
        let warmth = Task { await keepWarm() }
        let watch = Task { await watchQueue() }
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
        watch.cancel()
        await watch.value
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
                to: try host(), as: hostname, timeouts: timeouts, logger: logger)
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
    static func cause(_ error: any Error) -> String {
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
            await deferMessage(entry, nil, SubmissionFault(.disk))
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
}
