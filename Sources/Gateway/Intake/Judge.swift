import Foundation
import Leads
import MIME
import MailTypes
import Spool
import Store

/// Decides what a message means for the ledger, once it is known whose it is. No I/O.
struct Judge: Sendable {
    /// What is to be recorded.
    enum Verdict {
        /// A new inquiry, and why it is not answered, if it is not.
        case lead(NewLead, silence: String?)
        case handled(HandledMessage)
    }

    let business: BusinessConfiguration
    let tokens: TokenAddresses
    let shelf: RuleShelf
    /// Gives the outgoing IDs of new steps.
    let newID: @Sendable (Date) -> QueueID

    /// Seconds within which a second inquiry of the same person is the first one sent twice.
    private static let duplicateWindow = 600.0

    func understand(_ message: Message, _ spooled: SpooledMessage) -> Understanding {
        Triage(context: context(at: spooled.envelope.arrival), rules: shelf.book.bounces)
            .understand(message, envelope: spooled.envelope)
    }

    private func context(at moment: Date) -> ReadingContext {
        ReadingContext(
            timeZone: business.timeZone, defaultCountry: business.country, now: moment,
            ownAddresses: business.ownAddresses, ownDomains: [tokens.domain]
        )
    }

    // MARK: what it means

    func verdict(_ understood: Understanding, _ message: Message, _ spooled: SpooledMessage, _ match: Match) -> Verdict
    {
        var kind = understood.kind
        if match.isStopAddress, kind.isPersonal {
            kind = .unsubscribe
        } else if kind == .inquiry, !match.isEmpty, !match.isNewRequest {
            kind = .reply
        } else if kind == .reply, match.isEmpty || match.isNewRequest {
            // Somebody answers a mail that is none of ours, or writes of something else: a first word, and a lead.
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
        var details = failure.map { ["status": $0.status, "reason": $0.reason.rawValue] } ?? [:]
        if let way = match.way { details["matched"] = way.rawValue }
        // A report that names no message of ours may be forged: it is remembered and changes nothing. The ledger knows
        // the correspondent of a lead by itself.
        let correspondent = !match.isEmpty && kind != .reply || !kind.isPersonal ? nil : message.from.first?.address
        let severity: BounceSeverity = failure?.isHard == true ? .hard : .soft
        return HandledMessage(
            message: incoming(kind, message, spooled), lead: match.lead, step: match.step,
            correspondent: correspondent, bounce: kind == .bounce && !match.isEmpty ? severity : nil,
            summary: Self.summary(understood, message), details: details, unknownTexts: Self.unknownTexts(understood),
            awayUntil: awayUntil(kind, understood, at: spooled.envelope.arrival)
        )
    }

    /// The longest absence that is believed: what lies beyond it is a misread date or a joke.
    private static let longestAbsence = 60.0 * 86_400

    /// The morning of the day an automatic answer names for the person's return.
    private func awayUntil(_ kind: MessageKind, _ understood: Understanding, at moment: Date) -> Date? {
        guard kind == .autoResponse, let day = understood.autoResponse?.returnDate else { return nil }
        let parts = day.split(separator: "-").compactMap { Int($0) }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = business.timeZone
        guard parts.count == 3,
            let date = calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2])),
            date > moment, date.timeIntervalSince(moment) <= Self.longestAbsence
        else { return nil }
        return date
    }

    private func lead(_ understood: Understanding, _ message: Message, _ spooled: SpooledMessage) -> Verdict {
        let facts = understood.lead ?? LeadFacts(source: .email)
        let book = shelf.book
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
        let zone = facts.phoneE164.flatMap { book.phoneZones.zone(ofNumber: $0) }
        let enrolment = silence == nil ? enrolment(facts, score, zone, arrival: spooled.envelope.arrival) : nil
        let source = source(of: understood, message, spooled)
        let lead = NewLead(
            message: incoming(understood.kind, message, spooled), source: source, content: content,
            summary: Self.summary(understood, message), steps: enrolment?.steps ?? [],
            merge: .sameCorrespondent(since: spooled.envelope.arrival.addingTimeInterval(-Self.duplicateWindow)),
            sequence: enrolment?.sequence, timeZone: zone?.identifier
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
    private func enrolment(
        _ facts: LeadFacts, _ score: Score, _ zone: TimeZone?, arrival: Date
    ) -> (steps: [PlannedStep], sequence: String?) {
        let answer = PlannedStep(step: .immediate, lane: .firstReply, dueAt: arrival, queueID: newID(arrival))
        let subject = LeadCriteria.Subject(
            service: facts.service, tier: score.tier, language: facts.language, score: score.points,
            hasCompany: facts.company != nil)
        guard score.actions.followUp, let sequence = shelf.book.sequences.sequence(for: subject) else {
            return ([answer], nil)
        }
        let zone = sequence.zone(ofLead: zone, business: business.timeZone)
        let followUps = sequence.plan(for: subject, arrival: arrival, zone: zone).map { step, due in
            PlannedStep(step: step, lane: .followUp, dueAt: due, queueID: newID(arrival))
        }
        return ([answer] + followUps, sequence.name)
    }

    private func incoming(_ kind: MessageKind, _ message: Message, _ spooled: SpooledMessage) -> IncomingMessage {
        IncomingMessage(
            id: spooled.id, kind: kind, messageID: message.messageID, contentDigest: ContentDigest.of(message),
            arrivedAt: spooled.envelope.arrival
        )
    }

    /// What mail systems said that no rule knows, a few of a report.
    private static func unknownTexts(_ understood: Understanding) -> [UnknownBounceText] {
        understood.bounces.lazy.filter { !$0.isSuccess && $0.rule == nil && $0.diagnostic?.isEmpty == false }
            .prefix(mostUnknownTexts).map { UnknownBounceText(status: $0.status, text: $0.diagnostic ?? "") }
    }

    /// Texts of one report that are kept: a report about thousands mostly says the same of all.
    private static let mostUnknownTexts = 10

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
