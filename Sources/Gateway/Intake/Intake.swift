import Foundation
import Leads
import Logging
import MIME
import MailTypes
import NIOCore
import ServiceLifecycle
import Spool
import Store

/// Triage, judgement and ledger (DESIGN §6, rooms 3 to 5): takes what lies in the incoming queue, understands it, and
/// remembers it in one transaction; then the log notes it done.
///
/// Everything is recorded under the message's queue ID and once only, so after a crash it is simply done again.
struct Intake: Service {
    let mailroot: MailRoot
    let store: Store
    let finder: LeadFinder
    let judge: Judge
    let room = ReadingRoom()
    let bell: Doorbell
    /// Rung when a step may have become due.
    let desk: Doorbell
    let clock: any WallClock
    let logger: Logger
    /// Told of every lead that was made.
    let onLead: @Sendable (NewLead) -> Void

    /// Messages in work at once: enough that a group of them shares a transaction, few enough for the memory of large
    /// ones.
    private static let atOnce = 32
    /// Octets of messages in work at once: what parsing takes is a few times this.
    private static let octetsAtOnce = 32 << 20
    /// Seconds after which the queue is looked at without a hint.
    private static let rescanInterval = 30.0
    /// Seconds between looks into `pickup/`.
    private static let pickupInterval = 2.0
    /// Seconds until a message is tried again that the ledger could not take.
    private static let retryWaits = RetrySchedule(waits: [1, 5, 15, 60, 300], lifetime: .infinity)

    private var queue: SpoolQueue { mailroot.incoming }

    func run() async throws {
        room.open()
        queue.subscribe { [bell] in bell.ring() }
        let stop = StopSign()
        let pickups = Task { await watchPickups() }
        await withDiscardingTaskGroup { tasks in
            // Leased here, before the loop below can take them.
            let left = queue.lease(at: clock.now(), limit: .max)
            tasks.addTask { await resume(left, stop) }
            let slots = Slots(Self.atOnce, octets: Self.octetsAtOnce)
            await withGracefulShutdownHandler {
                while !stop.isRaised, !Task.isCancelled {
                    await begin(&tasks, slots)
                }
            } onGracefulShutdown: {
                stop.raise()
                bell.ring()
            }
        }
        pickups.cancel()
        try await room.close()
    }

    /// Takes up what is due and there is room for, or waits.
    private func begin(_ tasks: inout DiscardingTaskGroup, _ slots: Slots) async {
        var hasRoom = slots.free > 0
        var hasBegun = false
        for entry in queue.lease(at: clock.now(), limit: slots.free) {
            guard hasRoom, slots.take(entry.size) else {
                hasRoom = false
                queue.giveBack(entry.id)
                continue
            }
            hasBegun = true
            tasks.addTask {
                await handle(entry)
                slots.put(entry.size)
                bell.ring()
            }
        }
        guard !hasBegun else { return }
        let rescan = clock.now().addingTimeInterval(Self.rescanInterval)
        // Without room nothing can begin before something ends, however much is due.
        let next = hasRoom ? queue.nextDue() : nil
        await bell.wait(until: min(next ?? rescan, rescan), clock: clock)
    }

    /// Takes up what a former run left. One of these may be the very message that ended it, so they go one at a time,
    /// each counted on disk before it is touched; one that was there at too many ends is put aside for a person.
    private func resume(_ left: [QueueEntry], _ stop: StopSign) async {
        // Whoever was in work at an end comes after all the others: a poor one then harms nobody but itself.
        for entry in left.sorted(by: { (Self.beginnings(of: $0), $0.id) < (Self.beginnings(of: $1), $1.id) }) {
            guard !stop.isRaised, !Task.isCancelled else { return }
            do {
                let beginnings = Self.beginnings(of: entry) + 1
                guard beginnings <= Self.mostBeginnings else {
                    try await putAside(entry)
                    continue
                }
                try await queue.annotate(
                    .deferred(
                        until: entry.due, reason: Self.beginningReason + String(beginnings), attempts: entry.attempts
                    ), for: entry.id
                )
                await handle(entry)
            } catch {
                logger.error("message cannot be taken up", metadata: ["id": "\(entry.id)", "error": "\(error)"])
                queue.giveBack(entry.id)
            }
        }
    }

    /// How often a message may be in work when the process ends. Power failures and restarts hit some message every time;
    /// the same one, when it always comes last, so often only by its own fault.
    private static let mostBeginnings = 10
    private static let beginningReason = "taken up after a start, time "

    private static func beginnings(of entry: QueueEntry) -> Int {
        guard let reason = entry.reason, reason.hasPrefix(beginningReason) else { return 0 }
        return Int(reason.dropFirst(beginningReason.count)) ?? 0
    }

    private func putAside(_ entry: QueueEntry) async throws {
        let message = try await queue.message(entry.id)
        let facts = ["id": entry.id.description, "reason": "the gateway ended \(Self.mostBeginnings) times over it"]
        try await mailroot.writeOut(message, to: .bad, facts: [UInt8](try JSONEncoder().encode(facts)))
        try await queue.note(.done(outcome: "put aside in bad/"), for: entry.id)
        logger.error("ALERT message put aside in bad/: the gateway ended over it", metadata: ["id": "\(entry.id)"])
    }

    private func handle(_ entry: QueueEntry) async {
        do {
            let message = try await queue.message(entry.id)
            let outcome = try await take(message)
            queue.noteLater(.done(outcome: outcome), for: entry.id)
        } catch let fault as SpoolFault where fault.kind == .damaged {
            // Only a person can mend it; the octets stay where they are, and so does the alert.
            logger.error("ALERT message is damaged", metadata: ["id": "\(entry.id)", "fault": "\(fault)"])
            await postpone(entry, reason: fault.problem)
        } catch {
            logger.error("message cannot be recorded", metadata: ["id": "\(entry.id)", "error": "\(error)"])
            await postpone(entry, reason: "the ledger did not take it")
        }
    }

    private func postpone(_ entry: QueueEntry, reason: String) async {
        let attempts = entry.attempts + 1
        let until = Self.retryWaits.next(after: attempts, at: clock.now())
        defer { queue.giveBack(entry.id) }
        do {
            try await queue.annotate(.deferred(until: until, reason: reason, attempts: attempts), for: entry.id)
        } catch {
            // The spool is failing as well: leave it leased for a moment, then look again.
            logger.error("deferral cannot be noted", metadata: ["id": "\(entry.id)", "error": "\(error)"])
            do {
                try await clock.sleep(until: clock.now().addingTimeInterval(1))
            } catch {
                // Shutting down: the next start finds it.
            }
        }
    }

    /// Understands a message and records what follows from it. Returns the outcome in a word.
    private func take(_ spooled: SpooledMessage) async throws -> String {
        let (message, understood) = try await room.read { [judge] in
            let message = Message(Array(spooled.octets.readableBytesView))
            return (message, judge.understand(message, spooled))
        }
        let match = try await finder.find(understood, message, spooled)
        switch judge.verdict(understood, message, spooled, match) {
        case .lead(let lead, let why):
            return try await record(lead, why, understood)
        case .handled(let handled):
            let outcome = try await store.recordMessage(handled, at: clock.now(), softBounceLimit: 3)
            logger.info(
                "message recorded",
                metadata: [
                    "id": "\(spooled.id)", "kind": "\(handled.message.kind.rawValue)",
                    "lead": "\(outcome.lead?.description ?? "-")", "stopped": "\(outcome.stopped.count)",
                ])
            return handled.message.kind.rawValue
        }
    }

    private func record(_ lead: NewLead, _ silence: String?, _ understood: Understanding) async throws -> String {
        let outcome = try await store.ingest(lead, at: clock.now())
        desk.ring()
        let score = lead.content.score
        logger.info(
            "lead recorded",
            metadata: [
                "id": "\(lead.message.id)", "kind": "\(lead.message.kind.rawValue)", "outcome": "\(outcome.word)",
                "score": "\(score.points)", "tier": "\(score.tier.rawValue)", "answer": "\(silence ?? "yes")",
            ])
        if case .created = outcome {
            if score.actions.managerAlert {
                logger.notice(
                    "ALERT lead for the manager",
                    metadata: ["lead": "\(lead.message.id)", "tier": "\(score.tier.rawValue)"])
            }
            try await endOlderSequences(of: lead)
            onLead(lead)
        }
        return outcome.word
    }

    /// Who writes anew has been heard: what was to follow on an older inquiry would now be beside the point.
    private func endOlderSequences(of lead: NewLead) async throws {
        guard let correspondent = lead.content.correspondent else { return }
        for older in try await store.runningSequences(of: correspondent, except: lead.message.id) {
            try await store.stopSequence(of: older, reason: .reply, at: clock.now())
        }
    }

    private func watchPickups() async {
        while !Task.isCancelled {
            do {
                let taken = try await mailroot.takePickups(at: clock.now()) { octets, arrival in
                    judge.pickupEnvelope(octets, arrival: arrival)
                }
                if !taken.isEmpty { logger.info("taken from pickup/", metadata: ["count": "\(taken.count)"]) }
            } catch {
                logger.warning("pickup/ cannot be read", metadata: ["error": "\(error)"])
            }
            do {
                try await clock.sleep(until: clock.now().addingTimeInterval(Self.pickupInterval))
            } catch {
                return
            }
        }
    }
}

extension IngestOutcome {
    fileprivate var word: String {
        switch self {
        case .created: "lead"
        case .merged: "merged"
        case .repeated: "repeated"
        case .known: "known"
        }
    }
}
