import Leads

/// What one factor gave, without the evidence: this much of a score is not personal.
package struct FactorPoints: Hashable, Sendable, Codable {
    package let factor: ScoringFactor
    package let points: Int
    package let maximum: Int

    package init(factor: ScoringFactor, points: Int, maximum: Int) {
        self.factor = factor
        self.points = points
        self.maximum = maximum
    }
}
