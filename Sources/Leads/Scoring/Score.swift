/// The judgement of one lead under one version of the rules.
package struct Score: Hashable, Sendable, Codable {
    /// From 0 to the cap of the rules (M110, M116).
    package var points: Int
    /// The sum of the factors' maxima under the cap: 95 with the rules as shipped (D1).
    package var attainable: Int
    package var tier: Tier
    /// One per factor, in the order of `ScoringFactor`.
    package var factors: [FactorExplanation]
    /// Version number and content hash of the rules file: `3-9f2c1a`.
    package var rulesVersion: String
    /// What the trip is worth in dollars: as given, else estimated from the price table, else nil.
    package var value: Double?
    /// Whether `value` comes from the price table.
    package var valueIsEstimated: Bool
    /// Miles from the business to the pickup, when the place was found.
    package var distance: Double?
    /// Whether the pickup lies in the service area (M42); nil when the place was not found.
    package var isInServiceArea: Bool?
    /// The tier's actions, with the alert that a high value alone triggers (D4).
    package var actions: TierActions

    package init(
        points: Int, attainable: Int, tier: Tier, factors: [FactorExplanation], rulesVersion: String,
        value: Double? = nil, valueIsEstimated: Bool = false, distance: Double? = nil, isInServiceArea: Bool? = nil,
        actions: TierActions
    ) {
        self.points = points
        self.attainable = attainable
        self.tier = tier
        self.factors = factors
        self.rulesVersion = rulesVersion
        self.value = value
        self.valueIsEstimated = valueIsEstimated
        self.distance = distance
        self.isInServiceArea = isInServiceArea
        self.actions = actions
    }
}
