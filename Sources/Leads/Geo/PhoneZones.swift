import FoundationEssentials

/// The time zones of telephone numbers, from `data/phone-zones.txt`: for whom the day begins when.
package struct PhoneZones: Sendable {
    /// By prefix of the E.164 number, without `+`; a `-` stands for a prefix that lies in several zones.
    private let zones: [Substring: Substring]
    private let longest: Int

    /// - Parameter text: lines of a prefix and a zone, parted by a tab; `#` starts a comment. Other lines are left out.
    package init(_ text: String) {
        var zones: [Substring: Substring] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t")
            guard columns.count == 2 else { continue }
            zones[columns[0]] = columns[1]
        }
        self.zones = zones
        longest = zones.keys.map(\.utf8.count).max() ?? 0
    }

    /// How many prefixes it knows.
    package var count: Int { zones.count }

    /// The zone a number lies in; nil when it is no E.164 number, or when its prefix does not tell.
    package func zone(ofNumber number: String) -> TimeZone? {
        guard number.hasPrefix("+") else { return nil }
        let digits = number.dropFirst()
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        for length in stride(from: min(longest, digits.utf8.count), to: 0, by: -1) {
            guard let zone = zones[digits.prefix(length)] else { continue }
            return TimeZone(identifier: String(zone))
        }
        return nil
    }
}
