extension PointRange {
    /// A bound as a place on the number line: `isAfter` puts it just above the number.
    private struct Cut: Comparable {
        var number: Double
        var isAfter: Bool

        static func < (left: Cut, right: Cut) -> Bool {
            left.number != right.number ? left.number < right.number : !left.isAfter && right.isAfter
        }

        var text: String { "\(isAfter ? "just above " : "")\(number.plain)" }
    }

    private var lower: Cut {
        if let above { return Cut(number: above, isAfter: true) }
        return Cut(number: from ?? -.infinity, isAfter: false)
    }

    private var upper: Cut {
        if let to { return Cut(number: to, isAfter: true) }
        return Cut(number: below ?? .infinity, isAfter: false)
    }

    /// What is wrong with a factor's table: rows that contradict themselves, overlap or leave numbers out.
    ///
    /// - Parameters:
    ///   - start: the lowest number the table has to cover; it has to be open upwards.
    ///   - cap: the highest number of points allowed.
    static func faults(in ranges: [PointRange], path: String, start: Double, cap: Int) -> [RuleFault] {
        guard !ranges.isEmpty else {
            return [RuleFault(path, "has no rows", hint: "at least one: { from: \(start.plain), points: 5 }")]
        }
        var faults: [RuleFault] = []
        for (index, range) in ranges.enumerated() {
            faults += range.ownFaults(path: "\(path)[\(index + 1)]", cap: cap)
        }
        // Coverage means nothing while a row contradicts itself.
        guard faults.isEmpty else { return faults }
        return coverageFaults(in: ranges, path: path, start: start)
    }

    private func ownFaults(path: String, cap: Int) -> [RuleFault] {
        var faults: [RuleFault] = []
        if from != nil && above != nil {
            faults.append(RuleFault(path, "has both from and above", hint: "from includes the number, above does not"))
        }
        if to != nil && below != nil {
            faults.append(RuleFault(path, "has both to and below", hint: "to includes the number, below does not"))
        }
        if [from, above, below, to].contains(where: { $0.map { !$0.isFinite } ?? false }) {
            faults.append(RuleFault(path, "has a bound that is no number", hint: "leave an open side out"))
        } else if lower >= upper {
            faults.append(RuleFault(path, "is empty: \(text)", hint: "the lower bound comes first"))
        }
        if points < 0 || points > cap {
            faults.append(RuleFault("\(path).points", "\(points) lies outside 0 to \(cap)", hint: "a number of points"))
        }
        return faults
    }

    private static func coverageFaults(in ranges: [PointRange], path: String, start: Double) -> [RuleFault] {
        var faults: [RuleFault] = []
        let rows = ranges.enumerated().sorted { $0.element.lower < $1.element.lower }
        var reached = Cut(number: start, isAfter: false)
        var isFirst = true
        for (index, range) in rows {
            let place = "\(path)[\(index + 1)]"
            if range.lower > reached {
                let gap = "nothing covers \(reached.text) to \(range.lower.text)"
                faults.append(RuleFault(place, gap, hint: "let the rows meet"))
            } else if !isFirst, range.lower < reached {
                let overlap = "overlaps the row before it up to \(reached.text)"
                faults.append(RuleFault(place, overlap, hint: "start where the other ends"))
            }
            reached = max(reached, range.upper)
            isFirst = false
        }
        if reached.number != .infinity {
            faults.append(
                RuleFault(path, "nothing covers numbers from \(reached.text) on", hint: "leave the highest row open")
            )
        }
        return faults
    }
}
