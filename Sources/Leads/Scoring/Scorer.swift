/// Judges leads by the rules (M110-M120), with one sentence of evidence per factor.
package struct Scorer: Sendable {
    package let rules: ScoringRules
    package let prices: PriceTable?
    package let geo: GeoTable?
    package let business: BusinessLocation?

    /// - Parameters:
    ///   - prices: nil when values are never estimated.
    ///   - geo: nil, or no `business`, when distances are never measured: the factor then reads "not given".
    package init(
        rules: ScoringRules, prices: PriceTable? = nil, geo: GeoTable? = nil, business: BusinessLocation? = nil
    ) {
        self.rules = rules
        self.prices = prices
        self.geo = geo
        self.business = business
    }

    /// The score of one lead. The same facts under the same rules always give the same score.
    package func score(_ facts: LeadFacts) -> Score {
        let route = route(of: facts)
        let worth = worth(of: facts, miles: route.trip)
        let factors = [
            companyFactor(facts), valueFactor(worth), serviceFactor(facts), distanceFactor(facts, route),
            passengersFactor(facts),
        ]
        // The cap of 100 (M116); D1.
        let points = min(rules.cap, max(0, factors.reduce(rules.base) { $0.addingClamped($1.points) }))
        let tier = rules.tier(for: points)
        return Score(
            points: points, attainable: rules.attainable, tier: tier, factors: factors,
            rulesVersion: rules.versionName, value: worth.amount, valueIsEstimated: worth.estimate != nil,
            distance: route.distance, isInServiceArea: route.isInServiceArea,
            actions: actions(of: tier, value: worth.amount)
        )
    }

    /// The tier's actions; a high value alerts the manager whatever the tier (D4).
    private func actions(of tier: Tier, value: Double?) -> TierActions {
        var actions =
            rules.tiers[tier]?.actions
            ?? TierActions(managerAlert: false, followUp: false, expedited: false, template: "basic")
        if let value, let limit = rules.alerts.valueAbove, value > limit { actions.managerAlert = true }
        return actions
    }

    private func explain(_ factor: ScoringFactor, _ points: Int, _ evidence: String) -> FactorExplanation {
        FactorExplanation(
            factor: factor, points: points, maximum: rules.factors.maximum(factor), evidence: evidence
        )
    }

    private func explain(_ factor: ScoringFactor, in ranges: [PointRange], _ number: Double, _ evidence: String)
        -> FactorExplanation
    {
        guard let range = ranges.first(where: { $0.contains(number) }) else {
            return explain(factor, 0, "\(evidence), which no range covers")
        }
        return explain(factor, range.points, "\(evidence) (\(range.text))")
    }
}

extension Scorer {
    /// M111.
    private func companyFactor(_ facts: LeadFacts) -> FactorExplanation {
        guard let company = facts.company, !company.isEmpty else { return explain(.company, 0, "not given") }
        return explain(.company, rules.factors.company, company)
    }

    /// M112. An amount is given or estimated, and the sentence says which (D3).
    private func valueFactor(_ worth: Worth) -> FactorExplanation {
        guard let amount = worth.amount else { return explain(.value, 0, "not given") }
        let origin = worth.estimate.map { "estimated from the price table: \($0.reckoning)" } ?? "as given"
        return explain(.value, in: rules.factors.value, amount, "$\(amount.plain), \(origin)")
    }

    /// M113.
    private func serviceFactor(_ facts: LeadFacts) -> FactorExplanation {
        guard let service = facts.service else { return explain(.service, 0, "not given") }
        let words = facts.evidence[LeadFact.service.rawValue].map { ": “\($0)”" } ?? ""
        return explain(.service, rules.factors.service[service] ?? 0, service.rawValue + words)
    }

    /// M114.
    private func distanceFactor(_ facts: LeadFacts, _ route: Route) -> FactorExplanation {
        guard facts.pickup != nil else { return explain(.distance, 0, "not given") }
        guard let distance = route.distance, let place = route.pickup, let business else {
            return explain(.distance, 0, "not given: the pickup names no place that is known")
        }
        let miles = ((distance * 10).rounded() / 10).plain
        return explain(
            .distance, in: rules.factors.distance, distance, "\(miles) miles from \(business.name) to \(place.name)"
        )
    }

    /// M115.
    private func passengersFactor(_ facts: LeadFacts) -> FactorExplanation {
        guard let passengers = facts.passengers else { return explain(.passengers, 0, "not given") }
        let noun = passengers == 1 ? "passenger" : "passengers"
        return explain(.passengers, in: rules.factors.passengers, Double(passengers), "\(passengers) \(noun)")
    }

    /// What the lead would bring.
    private struct Worth {
        var amount: Double?
        var estimate: PriceEstimate?
    }

    private func worth(of facts: LeadFacts, miles: Double?) -> Worth {
        if let value = facts.value { return Worth(amount: value, estimate: nil) }
        let estimate = prices?.estimate(for: facts, miles: miles)
        return Worth(amount: estimate?.amount, estimate: estimate)
    }

    /// The places of the trip and the lengths that follow.
    private struct Route {
        var pickup: Place?
        var distance: Double?
        var trip: Double?
        var isInServiceArea: Bool?
    }

    private func route(of facts: LeadFacts) -> Route {
        guard let geo, let business, let text = facts.pickup, let pickup = geo.place(in: text, near: business) else {
            return Route()
        }
        let distance = business.coordinate.miles(to: pickup.coordinate)
        let dropoff = facts.dropoff.flatMap { geo.place(in: $0, near: business) }
        return Route(
            pickup: pickup, distance: distance, trip: dropoff.map { pickup.coordinate.miles(to: $0.coordinate) },
            isInServiceArea: business.serviceArea.contains(pickup, distance: distance)
        )
    }
}
