/// Why one factor gave the points it gave.
package struct FactorExplanation: Hashable, Sendable, Codable {
    package var factor: ScoringFactor
    package var points: Int
    /// The most this factor could have given under the same rules.
    package var maximum: Int
    /// One sentence for a person: what was found and where, or "not given" (D3).
    package var evidence: String

    package init(factor: ScoringFactor, points: Int, maximum: Int, evidence: String) {
        self.factor = factor
        self.points = points
        self.maximum = maximum
        self.evidence = evidence
    }
}
