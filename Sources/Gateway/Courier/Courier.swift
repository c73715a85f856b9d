import Foundation
import Logging
import MailTypes
import NIOCore
import SMTP
import ServiceLifecycle
import Spool
import Store
import Synchronization

/// The courier: hands our mail to the smart hosts over warm, verified, authenticated connections (DESIGN §6, room 8).
///
/// - 2yz: the ledger learns of it first, then the log notes it done. Between the host's reply and that entry lies the
///   only window in which a crash may send twice (RFC 1047 §2); the retry carries the same Message-ID.
/// - 4yz or anything unknown: later. 5yz of recipient or content: failed, with a copy in `bad/`.
/// - Everything wrong with us or a host (DNS, connect, TLS, AUTH, sender refused) keeps mail from that host and alerts;
///   the next host of the ladder takes it meanwhile.
/// - First replies and alerts go before follow-ups and the rest, which never have all connections, nor all of a day's
///   messages, nor all of a second's.
struct Courier: Service {
    let queue: SpoolQueue
    let mailroot: MailRoot
    let store: Store
    let hosts: [@Sendable () throws -> SmartHost]
    let hostname: String
    let lookup: any AddressLookup
    let pool: ConnectionPool
    let ladder: HostLadder
    let pace: PaceKeeper
    let timeouts: ClientTimeouts
    let schedule: RetrySchedule
    let timeZone: TimeZone
    let secondTries = SecondTries()
    let bell: Doorbell
    let clock: any WallClock
    let logger: Logger
    /// Told of every message a smart host took.
    let onSent: @Sendable (QueueID, SMTPReply, Date) -> Void
    /// Messages between their lease and the note of what became of them.
    let unsettled = Tally()

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
    /// Lanes that go first, and those that never have all.
    private static let urgent: [Lane] = [.firstReply, .alert]
    private static let others: [Lane] = [.followUp, .other]
    /// Messages given to a connection at once: enough to hide a round trip and to share commits of the ledger.
    private static let batch = 16
    /// The same of the lower lanes while first replies may come.
    private static let otherBatch = 8
    /// Messages handed over and not yet noted: what a crash could send twice (RFC 1047) stays small.
    private static let mostUnsettled = 128
    /// Idle connections kept for the first replies to come.
    private static let spare = 1
    /// Seconds after which a disk or ledger that could not note something is asked again.
    static let diskPause = 1.0
    /// Seconds for which no connection is opened when the host has said that it has enough of them.
    static let enoughPause = 5.0

    func run() async throws {
        queue.subscribe { [bell] in bell.ring() }
        let stop = StopSign()
        await rememberToday()
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
        for connection in pool.takeAll() { await connection.close() }
    }

    /// What left today before this start counts for the day's limit.
    private func rememberToday() async {
        let now = clock.now()
        do {
            pace.remember(try await store.sentCount(since: SendingPace.dayStart(now, timeZone: timeZone)))
        } catch {
            logger.error("today's messages cannot be counted", metadata: ["error": "\(error)"])
        }
    }

    // MARK: what to do next

    /// Does one thing, or says until when to wait.
    private func step(_ tasks: inout DiscardingTaskGroup) -> Date? {
        let now = clock.now()
        let rescan = now.addingTimeInterval(Self.rescanInterval)
        closeUseless(now, &tasks)
        if let probe = ladder.beginProbe(at: now) {
            _ = pool.reserve(limit: .max, at: .distantFuture)
            tasks.addTask { await open(probe, isProbe: true) }
            return nil
        }
        let allowance = pace.allowance(at: now)
        let lanes = lanes(allowance)
        let due = unsettled.count < Self.mostUnsettled ? queue.nextDue(lanes: lanes) : nil
        let wake =
            [due, allowance.more, ladder.nextProbe, pool.opensAgain(after: now), rescan].compactMap { $0 }
            .filter { $0 > now }.min() ?? rescan
        guard let due, due <= now else {
            keepSpare(now, &tasks)
            return wake
        }
        let isUrgent = (queue.nextDue(lanes: Self.urgent) ?? .distantFuture) <= now && lanes.contains(.firstReply)
        guard let connection = pool.take(urgent: isUrgent, isUsable: ladder.isUsable) else {
            return openMore(now, lanes, &tasks) ? nil : wake
        }
        let entries = lease(isUrgent, allowance, connection, at: now)
        guard !entries.isEmpty else {
            _ = pool.putBack(connection.number, carried: 0, at: now)
            return nil
        }
        unsettled.add(entries.count)
        pace.began(entries.count)
        tasks.addTask { await deliver(entries, over: connection) }
        return nil
    }

    /// The lanes that may send now.
    private func lanes(_ allowance: SendingPace.Allowance) -> [Lane] {
        let mayOthers = allowance.other > 0 && pool.busyWithOthers < max(1, pace.connections - 1)
        return (allowance.urgent > 0 ? Self.urgent : []) + (mayOthers ? Self.others : [])
    }

    /// Takes messages for one connection: a share of what is due, so that all connections have some.
    private func lease(
        _ isUrgent: Bool, _ allowance: SendingPace.Allowance, _ connection: PooledConnection, at now: Date
    ) -> [QueueEntry] {
        let lanes = isUrgent ? Self.urgent : Self.others
        let most = isUrgent ? Self.batch : Self.otherBatch
        let connections = max(1, pace.connections)
        let waiting = queue.due(at: now, lanes: lanes, limit: most * connections).count
        let share = min(most, max(1, waiting / connections), isUrgent ? allowance.urgent : allowance.other)
        return queue.lease(at: now, lanes: lanes, limit: connection.isProbe ? 1 : share)
    }

    /// Opens a connection for mail that is due and has none; true when it did.
    private func openMore(_ now: Date, _ lanes: [Lane], _ tasks: inout DiscardingTaskGroup) -> Bool {
        guard let host = ladder.preferred else { return false }
        // No more than there are messages for.
        let opening = pool.opening
        guard queue.due(at: now, lanes: lanes, limit: opening + 1).count > opening,
            pool.reserve(limit: pace.connections, at: now)
        else { return false }
        tasks.addTask { await open(host, isProbe: false) }
        return true
    }

    /// Keeps a connection ready for the next first reply.
    private func keepSpare(_ now: Date, _ tasks: inout DiscardingTaskGroup) {
        guard !pool.hasSpare, let host = ladder.preferred, pool.reserveWarm(limit: pace.connections, at: now) else {
            return
        }
        tasks.addTask { await open(host, isProbe: false) }
    }

    private func closeUseless(_ now: Date, _ tasks: inout DiscardingTaskGroup) {
        let useless = pool.takeUseless(spare: Self.spare, at: now, isUsable: ladder.isUsable)
        for connection in useless { tasks.addTask { await connection.close() } }
    }

    // MARK: one batch

    private func deliver(_ entries: [QueueEntry], over connection: PooledConnection) async {
        let load = BatchLoad(entries.count)
        await withDiscardingTaskGroup { tasks in
            for (position, entry) in entries.enumerated() {
                tasks.addTask {
                    await handOver(entry, isFirst: position == 0, load, over: connection)
                    unsettled.add(-1)
                    bell.ring()
                }
            }
        }
    }

    private func handOver(
        _ entry: QueueEntry, isFirst: Bool, _ load: BatchLoad, over connection: PooledConnection
    ) async {
        let message: SpooledMessage
        do {
            guard try await mayGo(entry) else {
                pace.ended(wasSent: false, at: clock.now())
                return await release(connection, load, wasTaken: false, isReusable: true)
            }
            message = try await queue.message(entry.id)
        } catch {
            logger.error("message cannot be handed over", metadata: ["id": "\(entry.id)", "error": "\(error)"])
            await release(connection, load, wasTaken: false, isReusable: true)
            pace.ended(wasSent: false, at: clock.now())
            // Try later: a fault of the disk or the ledger is none of the message.
            return await deferMessage(entry, nil, SubmissionFault(.disk))
        }
        let form = WireForm(message, id: entry.id, capabilities: connection.connection.capabilities)
        let outcome = await connection.connection.send(form.envelope, octets: form.octets)
        let wasTaken = outcome.statuses.contains { $0.action == .relayed }
        let carried = connection.carried + load.taken
        await release(connection, load, wasTaken: wasTaken, isReusable: outcome.isReusable)
        pace.ended(wasSent: wasTaken, at: clock.now())
        await settle(outcome, entry, message, Attempt(connection: connection, carried: carried, isFirst: isFirst))
    }

    /// One message needs the connection no more.
    private func release(
        _ connection: PooledConnection, _ load: BatchLoad, wasTaken: Bool, isReusable: Bool
    ) async {
        guard let result = load.done(wasTaken: wasTaken, isReusable: isReusable) else { return }
        let isWanted = connection.isProbe || pool.total <= pace.connections
        if result.isReusable, isWanted, pool.putBack(connection.number, carried: result.taken, at: clock.now()) {
            return bell.ring()
        }
        pool.remove(connection.number)
        bell.ring()
        await connection.connection.close()
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
