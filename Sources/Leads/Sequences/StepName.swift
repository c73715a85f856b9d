/// The name of a step of a sequence: the direct answer, or the follow-up of a day (M127-M133).
package enum StepName: Hashable, Sendable {
    /// The answer to the inquiry itself (M127-M130).
    case immediate
    /// The follow-up so many days after the inquiry arrived (M131-M133).
    case day(Int)

    /// The days a follow-up may name: a year is longer than any inquiry is open.
    package static let days = 1...365

    /// Whether it answers the inquiry itself; the others are sent unasked.
    package var isDirectAnswer: Bool { self == .immediate }
}

extension StepName: RawRepresentable, Codable {
    /// `immediate`, or `day-3`; nil for anything else.
    package init?(rawValue: String) {
        if rawValue == "immediate" {
            self = .immediate
            return
        }
        guard rawValue.hasPrefix("day-"), let day = Int(rawValue.dropFirst(4)), StepName.days.contains(day),
            rawValue == "day-\(day)"
        else { return nil }
        self = .day(day)
    }

    package var rawValue: String {
        switch self {
        case .immediate: "immediate"
        case .day(let day): "day-\(day)"
        }
    }
}
