extension ScoringRules {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case version, base, cap, factors, tiers, alerts
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        version = try values.decode(Int.self, forKey: .version)
        base = try values.decodeIfPresent(Int.self, forKey: .base) ?? 0
        cap = try values.decodeIfPresent(Int.self, forKey: .cap) ?? 100
        factors = try values.decode(Factors.self, forKey: .factors)
        tiers = try values.decode(NamedTable<Tier, TierRule>.self, forKey: .tiers).rows
        alerts = try values.decodeIfPresent(Alerts.self, forKey: .alerts) ?? Alerts(valueAbove: nil)
        unknownKeys =
            try decoder.unknownKeys(besides: CodingKeys.self)
            + values.unknownKeys(in: .factors, besides: Factors.CodingKeys.self)
            + values.unknownKeys(in: .alerts, besides: Alerts.CodingKeys.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(version, forKey: .version)
        try values.encode(base, forKey: .base)
        try values.encode(cap, forKey: .cap)
        try values.encode(factors, forKey: .factors)
        try values.encode(NamedTable(rows: tiers), forKey: .tiers)
        try values.encode(alerts, forKey: .alerts)
    }
}

extension ScoringRules.Factors {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case company, value, service, distance, passengers
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        company = try values.decode(Int.self, forKey: .company)
        value = try values.decode([PointRange].self, forKey: .value)
        service = try values.decode(NamedTable<ServiceType, Int>.self, forKey: .service).rows
        distance = try values.decode([PointRange].self, forKey: .distance)
        passengers = try values.decode([PointRange].self, forKey: .passengers)
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(company, forKey: .company)
        try values.encode(value, forKey: .value)
        try values.encode(NamedTable(rows: service), forKey: .service)
        try values.encode(distance, forKey: .distance)
        try values.encode(passengers, forKey: .passengers)
    }
}

extension ScoringRules.TierRule {
    private enum CodingKeys: String, CodingKey {
        case from
    }

    /// `from` stands beside the actions in the file: `critical: { from: 80, manager_alert: true, ... }`.
    package init(from decoder: any Decoder) throws {
        from = try decoder.container(keyedBy: CodingKeys.self).decode(Int.self, forKey: .from)
        actions = try TierActions(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(from, forKey: .from)
        try actions.encode(to: encoder)
    }
}

extension ScoringRules.Alerts {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case valueAbove = "value_above"
    }
}
