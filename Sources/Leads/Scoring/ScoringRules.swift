/// What a lead is worth to the office and what follows from it: the content of `rules/scoring.yml` (M110-M120).
///
/// Decode it with any keyed decoder; the keys are the coding keys below and are documented in `rules/README.md`. A
/// decoded value is well-formed but not yet sensible: call `faults()` before using it.
package struct ScoringRules: Sendable, Codable, Hashable {
    /// The number the owner counts up with each change.
    package var version: Int
    /// The hash of the file's content, set by the loader; not a key of the file.
    package var contentHash: String = ""
    /// Where the sum starts (M110).
    package var base: Int
    /// The highest score there is (M116, D1).
    package var cap: Int
    package var factors: Factors
    package var tiers: [Tier: TierRule]
    package var alerts: Alerts
    /// Keys of the file that no rule has, as paths; reported by `faults()`.
    package var unknownKeys: [String] = []

    /// `factors`: the weights.
    package struct Factors: Sendable, Codable, Hashable {
        /// Points when a company is named (M111).
        package var company: Int
        /// Dollars (M112).
        package var value: [PointRange]
        /// Points per kind of service (M113).
        package var service: [ServiceType: Int]
        /// Miles from the business to the pickup (M114).
        package var distance: [PointRange]
        /// Heads (M115).
        package var passengers: [PointRange]

        package init(
            company: Int, value: [PointRange], service: [ServiceType: Int], distance: [PointRange],
            passengers: [PointRange]
        ) {
            self.company = company
            self.value = value
            self.service = service
            self.distance = distance
            self.passengers = passengers
        }

        /// The most that one factor can give.
        package func maximum(_ factor: ScoringFactor) -> Int {
            let highest: Int? =
                switch factor {
                case .company: company
                case .value: value.map(\.points).max()
                case .service: service.values.max()
                case .distance: distance.map(\.points).max()
                case .passengers: passengers.map(\.points).max()
                }
            return highest ?? 0
        }
    }

    /// `tiers.NAME`: from which score on, and what is done.
    package struct TierRule: Sendable, Codable, Hashable {
        /// The lowest score of the tier.
        package var from: Int
        package var actions: TierActions

        package init(from: Int, actions: TierActions) {
            self.from = from
            self.actions = actions
        }
    }

    /// `alerts`: what tells the manager whatever the tier.
    package struct Alerts: Sendable, Codable, Hashable {
        /// A value above this many dollars alerts the manager (M49, D4); nil never does.
        package var valueAbove: Double?

        package init(valueAbove: Double?) {
            self.valueAbove = valueAbove
        }
    }

    package init(
        version: Int, base: Int, cap: Int, factors: Factors, tiers: [Tier: TierRule], alerts: Alerts,
        contentHash: String = ""
    ) {
        self.version = version
        self.base = base
        self.cap = cap
        self.factors = factors
        self.tiers = tiers
        self.alerts = alerts
        self.contentHash = contentHash
    }

    /// `3-9f2c1a`: what a stored score names as the rules it was made under.
    package var versionName: String {
        contentHash.isEmpty ? "\(version)" : "\(version)-\(contentHash.prefix(12))"
    }

    /// The sum of the factors' maxima with the base, under the cap (D1).
    package var attainable: Int {
        min(cap, ScoringFactor.allCases.reduce(base) { $0.addingClamped(factors.maximum($1)) })
    }

    /// The best tier whose lowest score is reached; `low` when none is.
    package func tier(for points: Int) -> Tier {
        Tier.allCases.first { tier in
            guard let rule = tiers[tier] else { return false }
            return points >= rule.from
        } ?? .low
    }
}

extension Int {
    /// The sum, held at the ends of `Int`: rules come from outside.
    func addingClamped(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        guard overflow else { return sum }
        return other > 0 ? .max : .min
    }
}
