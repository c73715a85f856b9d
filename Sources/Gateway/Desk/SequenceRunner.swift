import Foundation
import Leads
import Logging
import MIME
import MailTypes
import NIOCore
import ServiceLifecycle
import Spool
import Store

/// The desk (DESIGN §6, rooms 6 and 7): takes the steps that are due, checks again inside the transaction that nothing
/// forbids them, composes, and commits to the outgoing queue under the ID the step has had from its beginning. A repeat
/// finds it there.
struct SequenceRunner: Service {
    let store: Store
    let queue: SpoolQueue
    /// With the templates in force.
    let composer: @Sendable () -> ReplyComposer
    /// With the sequences in force.
    let followUps: @Sendable () -> FollowUpDesk
    let rules: @Sendable (AddrSpec?, StepName) -> ClaimRules
    let bell: Doorbell
    let clock: any WallClock
    let logger: Logger

    /// Steps taken from the ledger at once.
    private static let batch = 64
    /// Seconds after which the ledger is looked at without a hint.
    private static let rescanInterval = 30.0
    /// Seconds until a step is tried again that could not be done.
    private static let retryInterval = 2.0

    func run() async throws {
        let stop = StopSign()
        await withGracefulShutdownHandler {
            await releaseClaims()
            while !stop.isRaised, !Task.isCancelled {
                let wake = await runDue()
                if let wake { await bell.wait(until: wake, clock: clock) }
            }
        } onGracefulShutdown: {
            stop.raise()
            bell.ring()
        }
    }

    /// What was taken up and not spooled when the process ended is due again.
    private func releaseClaims() async {
        while !Task.isCancelled {
            do {
                let count = try await store.releaseClaims()
                if count > 0 { logger.notice("steps taken up again", metadata: ["count": "\(count)"]) }
                return
            } catch {
                logger.error("ledger cannot be used", metadata: ["error": "\(error)"])
                await bell.wait(until: clock.now().addingTimeInterval(Self.retryInterval), clock: clock)
            }
        }
    }

    /// Runs what is due; returns until when there is nothing to do, nil when there is more.
    private func runDue() async -> Date? {
        let rescan = clock.now().addingTimeInterval(Self.rescanInterval)
        do {
            let due = try await store.dueSteps(at: clock.now(), limit: Self.batch)
            guard !due.isEmpty else { return min(try await store.nextDue() ?? rescan, rescan) }
            await withDiscardingTaskGroup { tasks in
                for step in due { tasks.addTask { await run(step) } }
            }
            return nil
        } catch {
            logger.error("due steps cannot be read", metadata: ["error": "\(error)"])
            return clock.now().addingTimeInterval(1)
        }
    }

    private func run(_ due: DueStep) async {
        do {
            try await send(due)
        } catch let error as ComposeError {
            logger.error("ALERT reply cannot be written", metadata: ["id": "\(due.step.queueID)", "error": "\(error)"])
            await settle(due) { try await store.skip(due.step.queueID, reason: .manual, at: clock.now()) }
        } catch {
            logger.error("step cannot be done", metadata: ["id": "\(due.step.queueID)", "error": "\(error)"])
            // A full disk or a busy ledger passes; the step stays due.
            await settle(due) {
                let now = clock.now()
                return try await store.postpone(
                    due.step.queueID, until: now.addingTimeInterval(Self.retryInterval), reason: "local fault", at: now
                )
            }
        }
    }

    /// Repeats until the ledger takes it: a step left claimed would be taken up again only at the next start.
    private func settle(_ due: DueStep, _ note: () async throws -> Bool) async {
        while !Task.isCancelled {
            do {
                _ = try await note()
                return
            } catch {
                logger.error("ledger cannot be used", metadata: ["id": "\(due.step.queueID)", "error": "\(error)"])
            }
            do {
                try await clock.sleep(until: clock.now().addingTimeInterval(1))
            } catch {
                return
            }
        }
    }

    private func send(_ due: DueStep) async throws {
        let now = clock.now()
        let queueID = due.step.queueID
        let correspondent = due.lead.content?.correspondent
        guard try await isTimely(due, at: now) else { return }
        guard let composed = try composer().compose(due.step, for: due.lead, at: now) else {
            try await store.skip(queueID, reason: correspondent == nil ? .noAddress : .noTemplate, at: now)
            logger.warning("step skipped: nothing to send", metadata: ["id": "\(queueID)"])
            return
        }
        let wanted = due.lead.arrivedAt.addingTimeInterval(Double(composed.delay))
        if wanted > now, due.step.step.isDirectAnswer {
            try await store.postpone(queueID, until: wanted, reason: "template delay", at: now)
            return
        }
        switch try await store.claim(
            queueID, at: now, rules: rules(correspondent, due.step.step), content: composed.content)
        {
        case .go:
            try await queue.commit(ByteBuffer(bytes: composed.octets), envelope: composed.envelope, id: queueID)
            try await store.markQueued(queueID, at: clock.now(), content: composed.content)
        case .stop(let reason):
            logger.notice(
                "step not sent",
                metadata: ["id": "\(queueID)", "lead": "\(due.lead.id)", "reason": "\(reason.rawValue)"])
            if reason == .budget {
                logger.warning("ALERT reply budget spent: a loop?", metadata: ["lead": "\(due.lead.id)"])
            }
        case .wait(let until):
            logger.notice(
                "step waits for its budget", metadata: ["id": "\(queueID)", "until": "\(until.formatted(.iso8601))"])
        }
    }

    /// Whether a step may go out at this hour; one that may not is put off or left out.
    private func isTimely(_ due: DueStep, at now: Date) async throws -> Bool {
        let step = due.step
        let verdict = followUps().verdict(
            step.step, of: due.lead, due: step.dueAt, lastSent: due.lastSentAt, now: now)
        switch verdict {
        case .send: return true
        case .wait(let until):
            try await store.postpone(step.queueID, until: until, reason: "send window", at: now)
        case .skip(let reason, let why):
            try await store.skip(step.queueID, reason: reason, at: now)
            logger.notice("step left out", metadata: ["id": "\(step.queueID)", "reason": "\(why)"])
        }
        return false
    }
}
