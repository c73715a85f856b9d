/// One row of a factor's table: an interval and the points it gives.
///
/// A bound is inclusive (`from`, `to`) or exclusive (`above`, `below`), so that fractions fall on exactly one side:
/// $999.50 is below 1000 and 25.5 miles are above 25 (D2). A bound left out is open to that side.
package struct PointRange: Hashable, Sendable, Codable {
    /// Inclusive lower bound.
    package var from: Double?
    /// Exclusive lower bound.
    package var above: Double?
    /// Exclusive upper bound.
    package var below: Double?
    /// Inclusive upper bound.
    package var to: Double?
    package var points: Int

    package init(
        from: Double? = nil, above: Double? = nil, below: Double? = nil, to: Double? = nil, points: Int
    ) {
        self.from = from
        self.above = above
        self.below = below
        self.to = to
        self.points = points
    }

    /// Whether the number lies inside; never for NaN.
    package func contains(_ number: Double) -> Bool {
        guard !number.isNaN else { return false }
        if let from, number < from { return false }
        if let above, number <= above { return false }
        if let below, number >= below { return false }
        if let to, number > to { return false }
        return true
    }

    /// The interval as a person reads it: `from 500 below 1000`.
    package var text: String {
        let bounds = [
            from.map { "from \($0.plain)" }, above.map { "above \($0.plain)" }, to.map { "to \($0.plain)" },
            below.map { "below \($0.plain)" },
        ].compactMap { $0 }
        return bounds.isEmpty ? "any" : bounds.joined(separator: " ")
    }
}
