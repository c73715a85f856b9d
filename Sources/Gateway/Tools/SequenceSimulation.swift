import Foundation
import Leads
import MailTypes
import Store
import Templates

/// What would go out to a lead, when and why, and what would stop it.
package struct SequenceSimulation: Codable, Sendable {
    /// One step as it stands.
    package struct Step: Codable, Sendable {
        package var step: String
        /// due, queued, sent, failed, skipped, stopped; `would send`, `would skip` for what is still to come.
        package var outcome: String
        /// When it went, or would go.
        package var time: Date?
        /// The same on the lead's clock.
        package var local: String?
        package var template: String?
        package var subject: String?
        package var why: [String]
    }

    package var lead: String
    package var sequence: String
    package var timeZone: String
    package var steps: [Step]
    /// What ends the sequence before a step goes out.
    package var stops: [String]

    private enum CodingKeys: String, CodingKey {
        case lead, sequence, steps, stops
        case timeZone = "time_zone"
    }

    /// What ends every sequence, in the words of an office.
    private static let stopRules = [
        "a reply of the person, also from another address, or of a colleague of the same company",
        "a permanent bounce, or the third temporary one", "a complaint", "a request to stop, by mail or by link",
        "a booking, or any status an office sets but new and contacted", "a new inquiry of the same person",
        "an out-of-office notice with a date moves what is due before it to that day",
    ]

    init(_ detail: LeadDetail, desk: FollowUpDesk, composer: ReplyComposer, now: Date) throws {
        let lead = detail.lead
        let zone = desk.zone(of: lead)
        self.lead = lead.id.description
        sequence = lead.sequence ?? "none"
        timeZone = zone.identifier
        stops = lead.stopReason.map { ["ended already: \($0.rawValue)"] } ?? Self.stopRules
        var lastSent = detail.steps.compactMap { $0.status == .sent ? $0.closedAt : nil }.max()
        steps = try detail.steps.sorted { $0.dueAt < $1.dueAt }.map { step in
            let simulated = try Self.step(step, lead, lastSent, desk, composer, now: now)
            if simulated.outcome == Self.wouldSend { lastSent = simulated.time }
            var shown = simulated
            shown.local = simulated.time.map { Self.local($0, zone) }
            return shown
        }
    }

    private static let wouldSend = "would send"

    private static func step(
        _ step: StepRecord, _ lead: LeadRecord, _ lastSent: Date?, _ desk: FollowUpDesk, _ composer: ReplyComposer,
        now: Date
    ) throws -> Step {
        let name = step.step.rawValue
        guard !step.status.isClosed, lead.stopReason == nil else {
            return Step(
                step: name, outcome: step.status.rawValue, time: step.closedAt, template: step.content?.template,
                why: [step.reason ?? lead.stopReason?.rawValue].compactMap { $0 })
        }
        var time = max(step.dueAt, now)
        var why = ["due \(step.dueAt.formatted(.iso8601))"]
        // An outage is over when the office asks: what is late is judged now, what is to come at its own time.
        switch desk.verdict(step.step, of: lead, due: step.dueAt, lastSent: lastSent, now: time) {
        case .send: break
        case .wait(let until):
            why.append("waits for the window or the gap")
            time = until
        case .skip(let reason, let words):
            return Step(step: name, outcome: "would skip", time: time, why: why + [reason.rawValue, words])
        }
        guard let composed = try composer.compose(step, for: lead, at: time) else {
            return Step(step: name, outcome: "would skip", time: time, why: why + ["no template, or no address"])
        }
        return Step(
            step: name, outcome: wouldSend, time: time, template: composed.content.template,
            subject: composed.content.bareSubject, why: why + composed.why)
    }

    /// `Mon 2026-11-30 09:00`.
    private static func local(_ date: Date, _ zone: TimeZone) -> String {
        var style = Date.VerbatimFormatStyle(
            format: """
                \(weekday: .abbreviated) \(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \
                \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)
                """,
            timeZone: zone, calendar: Calendar(identifier: .gregorian))
        style.locale = Locale(identifier: "en_US_POSIX")
        return date.formatted(style)
    }
}

extension Installation {
    /// What the sequence of a lead would do from now on; nil when there is no such lead.
    ///
    /// - Throws: `ConfigurationFaults`, `StoreError`.
    package func simulation(lead id: String, at now: Date) async throws -> SequenceSimulation? {
        guard let id = QueueID(id), let (vault, detail) = try await leadDetail(id) else { return nil }
        let book = try RuleBook.load(configuration)
        let business = configuration.business
        let composer = ReplyComposer(
            configuration, tokens: TokenAddresses(vault: vault, domain: business.replyDomain),
            templates: book.templates, sequences: book.sequences)
        let desk = FollowUpDesk(sequences: book.sequences, business: business.timeZone)
        return try SequenceSimulation(detail, desk: desk, composer: composer, now: now)
    }

    /// The sequences in force, as `sequence list` shows them.
    package func sequences() throws -> [FollowUpSequence] {
        try RuleBook.load(configuration).sequences.sequences
    }
}
