import Foundation
import Leads
import MIME
import MailTypes
import Spool
import Store

/// Decides what a message means for the ledger. It reads the ledger to find the lead a message belongs to, and writes
/// nothing.
struct Judge: Sendable {
    /// What is to be recorded.
    enum Verdict {
        /// A new inquiry, and why it is not answered, if it is not.
        case lead(NewLead, silence: String?)
        case handled(HandledMessage)
    }

    /// The lead or the message of ours that a message belongs to.
    struct Match {
        var lead: QueueID?
        var step: QueueID?
        /// It came to the address by which a person asks for no more mail.
        var isStopAddress = false
    }

    let business: BusinessConfiguration
    let tokens: TokenAddresses
    let book: RuleBook
    /// Gives the outgoing IDs of new steps.
    let newID: @Sendable (Date) -> QueueID

    /// The days on which a person who has not answered hears from us again (M131-M133).
    private static let followUps: [(step: StepName, days: Int)] = [(.day3, 3), (.day7, 7), (.day14, 14)]
    /// Seconds within which a second inquiry of the same person is the first one sent twice.
    private static let duplicateWindow = 600.0

    func understand(_ message: Message, _ spooled: SpooledMessage) -> Understanding {
        Triage(context: context(at: spooled.envelope.arrival), rules: book.bounces)
            .understand(message, envelope: spooled.envelope)
    }

    private func context(at moment: Date) -> ReadingContext {
        ReadingContext(
            timeZone: business.timeZone, defaultCountry: business.country, now: moment,
            ownAddresses: business.ownAddresses, ownDomains: [tokens.domain]
        )
    }

    // MARK: whose message it is

    /// Looks up what a message belongs to: token address, then Message-IDs, then the sender's open lead.
    func match(
        _ understood: Understanding, _ message: Message, _ spooled: SpooledMessage, in store: Store
    ) async throws -> Match {
        let keys = LeadMatch(understood, message: message, envelope: spooled.envelope, token: tokens.localPart(in:))
            .keys
        for case .token(let localPart) in keys {
            switch tokens.meaning(ofLocalPart: localPart) {
            case .reply(let lead):
                // The address of answers is seen by many; reports come to the address of the message they are about.
                if ![.bounce, .delay, .complaint].contains(understood.kind) { return Match(lead: lead) }
            case .unsubscribe(let lead): return Match(lead: lead, isStopAddress: true)
            case .bounce(let step): return Match(step: step)
            case nil: continue
            }
        }
        let identifiers = keys.compactMap { key in
            if case .messageID(let identifier) = key { identifier } else { nil }
        }
        if let found = try await store.leads(referencedBy: identifiers).first {
            return Match(lead: found.lead.id, step: found.step.queueID)
        }
        // An inquiry may be a new one of the same person, and what a report says of an address anybody can write: only
        // a person's answer is believed by its sender.
        guard [.reply, .unsubscribe, .autoResponse, .unknown].contains(understood.kind) else { return Match() }
        for case .sender(let address, let subject) in keys {
            let open = try await store.openLeads(of: address, limit: 5)
            if let lead = open.first(where: { Self.isAlike($0.content?.subject, subject) }) {
                return Match(lead: lead.id)
            }
        }
        return Match()
    }

    private static func isAlike(_ subject: String?, _ other: String) -> Bool {
        guard let subject else { return false }
        return SubjectPrefix.bare(subject).lowercased() == other.lowercased()
    }

    // MARK: what it means

    func verdict(_ understood: Understanding, _ message: Message, _ spooled: SpooledMessage, _ match: Match) -> Verdict
    {
        var kind = understood.kind
        let isMatched = match.lead != nil || match.step != nil
        if match.isStopAddress, kind.isPersonal {
            kind = .unsubscribe
        } else if kind == .inquiry, isMatched {
            kind = .reply
        } else if kind == .reply, !isMatched {
            // Somebody answers a mail that is none of ours: for us it is a first word, and a lead.
            kind = .inquiry
        }
        guard kind == .inquiry || kind == .form else {
            return .handled(handled(kind, understood, message, spooled, match))
        }
        var understood = understood
        understood.kind = kind
        return lead(understood, message, spooled)
    }

    private func handled(
        _ kind: MessageKind, _ understood: Understanding, _ message: Message, _ spooled: SpooledMessage, _ match: Match
    ) -> HandledMessage {
        let failure = understood.bounces.first { !$0.isSuccess }
        // The signs may quote the mail; the event log holds codes alone.
        let details = failure.map { ["status": $0.status, "reason": $0.reason.rawValue] } ?? [:]
        let isMatched = match.lead != nil || match.step != nil
        // A report that names no message of ours may be forged: it is remembered and changes nothing. The ledger knows
        // the correspondent of a lead by itself.
        let correspondent = isMatched && kind != .reply || !kind.isPersonal ? nil : message.from.first?.address
        let severity: BounceSeverity = failure?.isHard == true ? .hard : .soft
        return HandledMessage(
            message: incoming(kind, message, spooled), lead: match.lead, step: match.step,
            correspondent: correspondent, bounce: kind == .bounce && isMatched ? severity : nil,
            summary: Self.summary(understood, message), details: details
        )
    }

    private func lead(_ understood: Understanding, _ message: Message, _ spooled: SpooledMessage) -> Verdict {
        let facts = understood.lead ?? LeadFacts(source: .email)
        let score = book.scorer.score(facts)
        let policy = ResponsePolicy(context: context(at: spooled.envelope.arrival))
        let answer = policy.verdict(
            on: understood, message: message, envelope: spooled.envelope, counts: ResponsePolicy.Counts(),
            isOwnMark: tokens.isLoopMark
        )
        let correspondent: AddrSpec?
        let silence: String?
        switch answer {
        case .answer(let address): (correspondent, silence) = (address, nil)
        case .silence(let reason): (correspondent, silence) = (understood.replyAddress, reason.rawValue)
        }
        let content = LeadContent(
            facts: facts, correspondent: correspondent,
            inbox: spooled.envelope.forwardPaths.first {
                business.inboxes.map(\.comparisonKey).contains($0.comparisonKey)
            },
            subject: message.subject, messageID: message.messageID, references: message.references, score: score
        )
        let steps = silence == nil ? plan(score, arrival: spooled.envelope.arrival) : []
        let source = source(of: understood, message, spooled)
        let lead = NewLead(
            message: incoming(understood.kind, message, spooled), source: source, content: content,
            summary: Self.summary(understood, message), steps: steps,
            merge: .sameCorrespondent(since: spooled.envelope.arrival.addingTimeInterval(-Self.duplicateWindow))
        )
        return .lead(lead, silence: silence)
    }

    /// The channel: what the office typed in says so itself, and only what this host submitted is believed.
    private func source(of understood: Understanding, _ message: Message, _ spooled: SpooledMessage) -> LeadSource {
        if spooled.envelope.peer == "local", let named = message.header[TypedLead.sourceField] {
            return LeadSource(rawValue: named.body) ?? .phone
        }
        return understood.lead?.source ?? (understood.kind == .form ? .form : .email)
    }

    /// The answer at once, and the follow-ups where the tier wants them (M118, D12).
    private func plan(_ score: Score, arrival: Date) -> [PlannedStep] {
        let answer = PlannedStep(step: .immediate, lane: .firstReply, dueAt: arrival, queueID: newID(arrival))
        guard score.actions.followUp else { return [answer] }
        let calendar = BusinessCalendar(timeZone: business.timeZone)
        return [answer]
            + Self.followUps.map { step, days in
                PlannedStep(
                    step: step, lane: .followUp, dueAt: calendar.adding(days: days, to: arrival),
                    queueID: newID(arrival)
                )
            }
    }

    private func incoming(_ kind: MessageKind, _ message: Message, _ spooled: SpooledMessage) -> IncomingMessage {
        IncomingMessage(
            id: spooled.id, kind: kind, messageID: message.messageID, arrivedAt: spooled.envelope.arrival
        )
    }

    /// What the history of a lead shows of a message: its new text, held to two thousand characters.
    private static func summary(_ understood: Understanding, _ message: Message) -> String? {
        let text =
            understood.lead?.message ?? (understood.replyText.isEmpty ? message.subject ?? "" : understood.replyText)
        return text.isEmpty ? nil : String(text.prefix(2000))
    }

    /// The envelope of a file from `pickup/`: it goes to the first inbox, whoever it names.
    func pickupEnvelope(_ octets: [UInt8], arrival: Date) -> Envelope? {
        let message = Message(octets)
        let sender = message.header["Return-Path"].flatMap { AddrSpec($0.body.filter { !"<> ".contains($0) }) }
        return Envelope(
            reversePath: (sender ?? message.from.first?.address).map(ReversePath.mailbox) ?? .null,
            forwardPaths: Array(business.inboxes.prefix(1)), arrival: arrival, lane: .other
        )
    }
}
