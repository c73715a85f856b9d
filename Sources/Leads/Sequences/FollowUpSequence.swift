import FoundationEssentials

/// A sequence of follow-ups, as one file of `templates/sequences/` describes it (M118, M131-M133).
package struct FollowUpSequence: Hashable, Sendable {
    package var name: String
    /// Which leads are enrolled, besides the `follow_up` flag of their tier (D12).
    package var criteria: LeadCriteria
    package var window: SendWindow
    /// Hours that lie between two messages to one person at least, also after an outage.
    package var gapHours: Int
    /// Hours after which a step whose time has passed is left out instead of sent late.
    package var staleHours: Int
    /// In the order of their days.
    package var steps: [SequenceStep]
    /// Keys that mean nothing; a fault each.
    package var unknownKeys: [String] = []

    /// The hours that stand where a file names none.
    package static let usualGapHours = 36
    package static let usualStaleHours = 96

    package init(
        name: String, criteria: LeadCriteria = LeadCriteria(), window: SendWindow = SendWindow(),
        gapHours: Int = usualGapHours, staleHours: Int = usualStaleHours, steps: [SequenceStep]
    ) {
        self.name = name
        self.criteria = criteria
        self.window = window
        self.gapHours = gapHours
        self.staleHours = staleHours
        self.steps = steps
    }

    /// The step of that name; nil when the file has none, or none any more.
    package func step(_ name: StepName) -> SequenceStep? {
        steps.first { $0.name == name }
    }

    /// When the steps that are for this lead are due: the hour at which the person wrote, on their day, brought into the
    /// window.
    /// - Parameter zone: the time zone of the window.
    package func plan(for lead: LeadCriteria.Subject, arrival: Date, zone: TimeZone) -> [(step: StepName, due: Date)] {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return steps.filter { $0.criteria.objection(to: lead) == nil }.compactMap { step in
            guard let day = calendar.date(byAdding: .day, value: step.day, to: arrival),
                let due = window.next(from: day, in: zone)
            else { return nil }
            return (step.name, due)
        }
    }

    /// The time zone of the window for a lead.
    package func zone(ofLead lead: TimeZone?, business: TimeZone) -> TimeZone {
        window.zone == .lead ? lead ?? business : business
    }

    /// Whether a follow-up may go out now.
    /// - Parameters:
    ///   - due: when it was to go out.
    ///   - lastSent: when the last message to this lead went out; nil when none did.
    ///   - zone: the time zone of the window.
    package func timing(due: Date, lastSent: Date?, now: Date, zone: TimeZone) -> SendTiming {
        guard now.timeIntervalSince(due) <= Double(staleHours) * 3600 else { return .stale }
        let earliest = lastSent.map { max(now, $0.addingTimeInterval(Double(gapHours) * 3600)) } ?? now
        guard let open = window.next(from: earliest, in: zone) else { return .stale }
        return open <= now ? .now : .wait(until: open)
    }
}
