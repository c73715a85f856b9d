/// A day of the week, as rule files name it.
package enum Weekday: String, Sendable, Codable, CaseIterable {
    case sun, mon, tue, wed, thu, fri, sat

    /// From a calendar's number, 1 for Sunday.
    init?(number: Int) {
        guard Weekday.allCases.indices.contains(number - 1) else { return nil }
        self = Weekday.allCases[number - 1]
    }

    /// From a word of three letters or more: `thu`, `Thursday`.
    init?(_ word: some StringProtocol) {
        guard word.utf8.count >= 3, let day = Weekday(rawValue: String(word.prefix(3)).lowercased()),
            day.whole.hasPrefix(word.lowercased())
        else { return nil }
        self = day
    }

    private var whole: String {
        switch self {
        case .sun: "sunday"
        case .mon: "monday"
        case .tue: "tuesday"
        case .wed: "wednesday"
        case .thu: "thursday"
        case .fri: "friday"
        case .sat: "saturday"
        }
    }
}
