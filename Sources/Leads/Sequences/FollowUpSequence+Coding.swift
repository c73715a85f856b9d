extension FollowUpSequence: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name, window, steps
        case criteria = "for"
        case gapHours = "gap_hours"
        case staleHours = "stale_hours"
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        name = try values.decode(String.self, forKey: .name)
        criteria = try values.decodeIfPresent(LeadCriteria.self, forKey: .criteria) ?? LeadCriteria()
        window = try values.decodeIfPresent(SendWindow.self, forKey: .window) ?? SendWindow()
        gapHours = try values.decodeIfPresent(Int.self, forKey: .gapHours) ?? FollowUpSequence.usualGapHours
        staleHours = try values.decodeIfPresent(Int.self, forKey: .staleHours) ?? FollowUpSequence.usualStaleHours
        steps = try values.decode([SequenceStep].self, forKey: .steps)
        unknownKeys =
            try decoder.unknownKeys(besides: CodingKeys.self)
            + values.unknownKeys(in: .window, besides: SendWindow.CodingKeys.self)
            + values.unknownKeys(in: .criteria, besides: LeadCriteria.CodingKeys.self)
    }
}

extension SequenceStep: Decodable {
    private enum CodingKeys: String, CodingKey {
        case day, template
        case criteria = "for"
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        day = try values.decode(Int.self, forKey: .day)
        template = try values.decodeIfPresent(String.self, forKey: .template)
        criteria = try values.decodeIfPresent(LeadCriteria.self, forKey: .criteria) ?? LeadCriteria()
    }
}

extension LeadCriteria: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case services, tiers, languages, company
        case scoreFrom = "score_from"
        case scoreTo = "score_to"
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        services = try values.decodeIfPresent(Set<ServiceType>.self, forKey: .services)
        tiers = try values.decodeIfPresent(Set<Tier>.self, forKey: .tiers)
        languages = try values.decodeIfPresent(Set<String>.self, forKey: .languages)
        scoreFrom = try values.decodeIfPresent(Int.self, forKey: .scoreFrom)
        scoreTo = try values.decodeIfPresent(Int.self, forKey: .scoreTo)
        company = try values.decodeIfPresent(Bool.self, forKey: .company)
    }
}

extension SendWindow: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case days, from, to, zone, holidays
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        if let named = try values.decodeIfPresent(Set<Weekday>.self, forKey: .days) { days = named }
        if values.contains(.from) { from = try SendWindow.minutes(values, .from) }
        if values.contains(.to) { to = try SendWindow.minutes(values, .to) }
        zone = try values.decodeIfPresent(Zone.self, forKey: .zone) ?? zone
        let texts = try values.decodeIfPresent([String].self, forKey: .holidays) ?? []
        holidays = Set(
            try texts.map { text in
                guard let holiday = Holiday(text) else {
                    throw DecodingError.dataCorruptedError(
                        forKey: .holidays, in: values,
                        debugDescription: "'\(text)' is no day; 12-25, 2026-11-27, 4th thu nov and last mon may are")
                }
                return holiday
            })
    }

    /// `09:30` as minutes after midnight; `24:00` is the end of the day.
    private static func minutes(_ values: KeyedDecodingContainer<CodingKeys>, _ key: CodingKeys) throws -> Int {
        let text = try values.decode(String.self, forKey: key)
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0...24).contains(hour), (0...59).contains(minute), hour < 24 || minute == 0
        else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: values, debugDescription: "'\(text)' is no time of day; 09:00 is")
        }
        return hour * 60 + minute
    }
}
