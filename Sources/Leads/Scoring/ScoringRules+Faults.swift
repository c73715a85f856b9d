extension ScoringRules {
    /// Everything that is wrong with the rules; empty when they may be put in force.
    package func faults() -> [RuleFault] {
        headFaults() + factorFaults() + tierFaults()
            + unknownKeys.map { RuleFault($0, "no such key", hint: "remove it or correct its spelling") }
    }

    private func headFaults() -> [RuleFault] {
        var faults: [RuleFault] = []
        if version < 1 { faults.append(RuleFault("version", "\(version) is below 1", hint: "count from 1 upwards")) }
        if cap < 1 { faults.append(RuleFault("cap", "\(cap) is below 1", hint: "100 is usual")) }
        if base < 0 || base > cap {
            faults.append(RuleFault("base", "\(base) lies outside 0 to \(cap)", hint: "0 is usual"))
        }
        if let limit = alerts.valueAbove, !limit.isFinite || limit < 0 {
            faults.append(RuleFault("alerts.value_above", "is no amount", hint: "a number of dollars, e.g. 1000"))
        }
        return faults
    }

    private func factorFaults() -> [RuleFault] {
        var faults: [RuleFault] = []
        if factors.company < 0 || factors.company > cap {
            faults.append(RuleFault("factors.company", "lies outside 0 to \(cap)", hint: "10 is usual"))
        }
        for service in ServiceType.allCases {
            let path = "factors.service.\(service.rawValue)"
            guard let points = factors.service[service] else {
                faults.append(RuleFault(path, "is missing", hint: "give every service its points, 0 if none"))
                continue
            }
            if points < 0 || points > cap {
                faults.append(RuleFault(path, "\(points) lies outside 0 to \(cap)", hint: "a number of points"))
            }
        }
        faults += PointRange.faults(in: factors.value, path: "factors.value", start: 0, cap: cap)
        faults += PointRange.faults(in: factors.distance, path: "factors.distance", start: 0, cap: cap)
        faults += PointRange.faults(in: factors.passengers, path: "factors.passengers", start: 1, cap: cap)
        return faults
    }

    private func tierFaults() -> [RuleFault] {
        var faults: [RuleFault] = []
        var above: (tier: Tier, from: Int)?
        for tier in Tier.allCases {
            let path = "tiers.\(tier.rawValue)"
            guard let rule = tiers[tier] else {
                faults.append(RuleFault(path, "is missing", hint: "all four tiers are needed"))
                continue
            }
            if let above, rule.from >= above.from {
                faults.append(
                    RuleFault(
                        "\(path).from", "\(rule.from) is not below \(above.from) of \(above.tier.rawValue)",
                        hint: "each tier starts lower than the one above it"
                    )
                )
            }
            if rule.from < 0 || rule.from > cap {
                faults.append(RuleFault("\(path).from", "\(rule.from) lies outside 0 to \(cap)", hint: "a score"))
            }
            if rule.actions.template.isEmpty {
                faults.append(RuleFault("\(path).template", "is empty", hint: "premium, standard or basic"))
            }
            above = (tier, rule.from)
        }
        if let low = tiers[.low], low.from > 0 {
            faults.append(RuleFault("tiers.low.from", "\(low.from) leaves scores below it out", hint: "0"))
        }
        return faults
    }
}
