import Foundation

/// How old what waits is, by the domain it goes to: where a queue is stuck shows at a glance.
package struct QueueShape: Codable, Sendable, Equatable {
    /// One domain's messages by age.
    package struct Row: Codable, Sendable, Equatable {
        /// The domain; `TOTAL` for all of them.
        package var domain: String
        package var total: Int
        /// Messages younger than the bound of the same place in `bounds`; the last holds the rest.
        package var buckets: [Int]

        package init(domain: String, total: Int, buckets: [Int]) {
            self.domain = domain
            self.total = total
            self.buckets = buckets
        }
    }

    /// Minutes, each twice the one before: a delay of minutes and one of days fit one line.
    package static let bounds = [5, 10, 20, 40, 80, 160, 320, 640, 1280]

    /// All messages first, then domain by domain, the fullest first.
    package var rows: [Row]

    /// - Parameter messages: a message's recipient domains and its arrival.
    package init(_ messages: [(domains: Set<String>, arrival: Date)], at now: Date) {
        let empty = Array(repeating: 0, count: Self.bounds.count + 1)
        var all = empty
        var byDomain: [String: [Int]] = [:]
        for (domains, arrival) in messages {
            let minutes = max(0, now.timeIntervalSince(arrival)) / 60
            let place = Self.bounds.firstIndex { minutes < Double($0) } ?? Self.bounds.count
            all[place] += 1
            for domain in domains { byDomain[domain, default: empty][place] += 1 }
        }
        let rows = byDomain.map { Row(domain: $0, total: $1.reduce(0, +), buckets: $1) }
            .sorted { ($1.total, $0.domain) < ($0.total, $1.domain) }
        self.rows = [Row(domain: "TOTAL", total: all.reduce(0, +), buckets: all)] + rows
    }
}
