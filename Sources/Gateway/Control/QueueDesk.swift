import Foundation
import MIME
import MailTypes
import NIOCore
import Spool
import Store

/// What operators do with the queues: on a running gateway through the control socket, else on the mailroot directly.
package struct QueueDesk: Sendable {
    let mailroot: MailRoot
    let store: Store
    let clock: any WallClock
    /// Why mail is held as a whole; nil when it is not.
    let holdCause: @Sendable () -> String?
    /// Makes the courier try at once.
    let flush: @Sendable () -> Void

    /// Work on a mailroot that no gateway runs on.
    package init(mailroot: MailRoot, store: Store, clock: any WallClock = SystemClock()) {
        self.init(mailroot: mailroot, store: store, clock: clock, holdCause: { nil }, flush: {})
    }

    init(
        mailroot: MailRoot, store: Store, clock: any WallClock, holdCause: @escaping @Sendable () -> String?,
        flush: @escaping @Sendable () -> Void
    ) {
        self.mailroot = mailroot
        self.store = store
        self.clock = clock
        self.holdCause = holdCause
        self.flush = flush
    }

    /// Does what is asked, message by message; what could not be done is in `problems`.
    package func perform(_ request: ControlRequest) async -> ControlResponse {
        switch request.verb {
        case .list: return await list(request.ids)
        case .show: return await show(request.ids)
        case .shape: return await shape()
        case .add: return await add(request)
        case .flush, .hold, .release, .requeue, .expire, .delete: return await change(request)
        case .stop, .status, .suppress, .unsuppress: return await LeadDesk(store: store, clock: clock).perform(request)
        case .trace: return ControlResponse(problems: ["no gateway is running: there is no dialogue to show"])
        }
    }

    // MARK: looking

    private func list(_ ids: [String]) async -> ControlResponse {
        var listings: [QueueListing] = []
        for (queue, entry) in chosen(ids).found { listings.append(await listing(queue, entry)) }
        return ControlResponse(entries: listings, held: holdCause(), handedOver: await handedOver())
    }

    /// How many hand-overs a list shows: what an operator looks for is among the last ones.
    private static let handoversShown = 5

    private func handedOver() async -> [HandoverListing] {
        let events = (try? await store.newestEvents(.stepSent, limit: Self.handoversShown)) ?? []
        return events.map { event in
            HandoverListing(
                id: event.message?.description ?? "-", lead: event.lead?.description, time: event.time,
                code: event.details["code"]
            )
        }
    }

    private func listing(_ queue: SpoolQueue, _ entry: QueueEntry) async -> QueueListing {
        let message = try? await queue.peek(entry.id)
        let state = entry.state(at: clock.now())
        // While all mail is held, that is what a message waits for, whatever was said of it before.
        let hold = queue.name == .outgoing && state != .active ? holdCause() : nil
        return QueueListing(
            id: entry.id.description, queue: queue.name.rawValue, state: (hold == nil ? state : .held).rawValue,
            lane: entry.lane.rawValue,
            arrival: entry.arrival, size: entry.size, attempts: entry.attempts,
            due: state == .deferred ? entry.due : nil,
            sender: message?.envelope.reversePath.description ?? "?",
            recipients: message?.envelope.forwardPaths.map(\.description) ?? [],
            reason: hold ?? entry.reason
        )
    }

    private func show(_ ids: [String]) async -> ControlResponse {
        let (found, problems) = chosen(ids)
        guard let (queue, entry) = found.first else { return ControlResponse(problems: problems) }
        do {
            let message = try await queue.peek(entry.id)
            let notes = try await queue.journal(entry.id)
            return ControlResponse(
                entries: [await listing(queue, entry)], message: String(buffer: message.octets),
                journal: notes.map(Self.words), problems: problems
            )
        } catch {
            return ControlResponse(problems: problems + ["\(entry.id): \(error)"])
        }
    }

    private static func words(_ note: Note) -> String {
        switch note {
        case .deferred(let until, let reason, let attempts):
            "deferred until \(until.formatted(.iso8601)) after \(attempts) tries: \(reason)"
        case .held(let reason): "held: \(reason)"
        case .released: "released"
        case .done(let outcome): "done: \(outcome)"
        case .erased: "erased"
        }
    }

    private func shape() async -> ControlResponse {
        var messages: [(domains: Set<String>, arrival: Date)] = []
        var problems: [String] = []
        for entry in mailroot.outgoing.entries() {
            do {
                let envelope = try await mailroot.outgoing.peek(entry.id).envelope
                messages.append((Set(envelope.forwardPaths.map { $0.domain.lowercased() }), entry.arrival))
            } catch {
                problems.append("\(entry.id): \(error)")
            }
        }
        return ControlResponse(
            shape: QueueShape(messages, at: clock.now()), problems: problems, held: holdCause())
    }

    // MARK: changing

    private func change(_ request: ControlRequest) async -> ControlResponse {
        let ids = request.verb == .flush && request.ids.isEmpty ? [Self.all] : request.ids
        let (found, faults) = chosen(ids)
        var problems = faults
        var done: [String] = []
        for (queue, entry) in found {
            do {
                try await change(request.verb, queue, entry, request.argument)
                done.append(entry.id.description)
            } catch {
                problems.append("\(entry.id): \(error)")
            }
        }
        if request.verb != .hold { flush() }
        return ControlResponse(done: done, problems: problems)
    }

    private func change(
        _ verb: ControlRequest.Verb, _ queue: SpoolQueue, _ entry: QueueEntry, _ argument: String?
    ) async throws {
        guard !entry.isLeased else {
            throw ControlFault(problem: "is being worked on at this moment; try again")
        }
        switch verb {
        case .hold:
            try await queue.annotate(.held(reason: argument ?? "held by an operator"), for: entry.id)
        case .flush:
            // A held message waits for `release`.
            if !entry.isHeld { try await queue.annotate(.released, for: entry.id) }
        case .release, .requeue:
            try await queue.annotate(.released, for: entry.id)
        case .delete:
            if queue.name == .outgoing {
                try await store.skip(entry.id, reason: .manual, at: clock.now())
            }
            try await queue.annotate(.done(outcome: "deleted by an operator"), for: entry.id)
        case .expire: try await expire(queue, entry)
        case .list, .show, .shape, .add, .stop, .status, .suppress, .unsuppress, .trace: break
        }
    }

    /// Gives a message up as if its lifetime were over: it goes to `bad/`, and a reply's lead learns that it failed.
    private func expire(_ queue: SpoolQueue, _ entry: QueueEntry) async throws {
        let message = try await queue.peek(entry.id)
        let reason = "expired by an operator"
        if queue.name == .outgoing {
            let reply = SMTPReply(450, EnhancedStatusCode(4, 4, 7), reason)
            try await store.recordFailed(
                entry.id, at: clock.now(), fault: .content, reply: reply, attempts: entry.attempts)
        }
        let facts = ["id": entry.id.description, "reason": reason]
        try await mailroot.writeOut(message, to: .bad, facts: [UInt8](try JSONEncoder().encode(facts)))
        try await queue.annotate(.done(outcome: reason), for: entry.id)
    }

    /// Takes in a message that the command line gave: `lead add`, `sendmail`.
    private func add(_ request: ControlRequest) async -> ControlResponse {
        do {
            guard let argument = request.argument, let octets = Data(base64Encoded: argument), !octets.isEmpty else {
                throw ControlFault(problem: "no message was given")
            }
            let envelope = (request.envelope ?? SubmittedEnvelope(of: Message([UInt8](octets)))).envelope(
                at: clock.now())
            let id = try await mailroot.incoming.commit(ByteBuffer(bytes: octets), envelope: envelope)
            return ControlResponse(done: [id.description])
        } catch {
            return ControlResponse(problems: ["\(error)"])
        }
    }

    // MARK: which

    private static let all = "ALL"

    /// The messages that IDs name; `ALL`, or none for `list`, names every one.
    private func chosen(_ ids: [String]) -> (found: [(SpoolQueue, QueueEntry)], problems: [String]) {
        let queues = [mailroot.incoming, mailroot.outgoing]
        if ids.isEmpty || ids.contains(Self.all) {
            return (queues.flatMap { queue in queue.entries().map { (queue, $0) } }, [])
        }
        var found: [(SpoolQueue, QueueEntry)] = []
        var problems: [String] = []
        for text in ids {
            let id = QueueID(text)
            let hits = queues.compactMap { queue in id.flatMap { queue.entry($0) }.map { (queue, $0) } }
            if hits.isEmpty { problems.append("\(text): no such message in a queue") }
            found += hits
        }
        return (found, problems)
    }
}
