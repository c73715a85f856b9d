/// The steps of a sequence: the direct answer and the follow-ups (M127-M133).
package enum StepName: String, Sendable, Codable, CaseIterable {
    case immediate
    case day3 = "day-3"
    case day7 = "day-7"
    case day14 = "day-14"

    /// Whether it answers the inquiry itself; the others are sent unasked.
    package var isDirectAnswer: Bool { self == .immediate }
}
