/// Which leads a sequence, or a step of one, is for. What is nil asks for nothing.
package struct LeadCriteria: Hashable, Sendable {
    package var services: Set<ServiceType>?
    package var tiers: Set<Tier>?
    package var languages: Set<String>?
    package var scoreFrom: Int?
    package var scoreTo: Int?
    /// Whether a company is known.
    package var company: Bool?

    package init(
        services: Set<ServiceType>? = nil, tiers: Set<Tier>? = nil, languages: Set<String>? = nil,
        scoreFrom: Int? = nil, scoreTo: Int? = nil, company: Bool? = nil
    ) {
        self.services = services
        self.tiers = tiers
        self.languages = languages
        self.scoreFrom = scoreFrom
        self.scoreTo = scoreTo
        self.company = company
    }

    /// What of a lead is asked for.
    package struct Subject: Hashable, Sendable {
        package var service: ServiceType?
        package var tier: Tier
        package var language: String?
        package var score: Int
        package var hasCompany: Bool

        package init(service: ServiceType?, tier: Tier, language: String?, score: Int, hasCompany: Bool) {
            self.service = service
            self.tier = tier
            self.language = language
            self.score = score
            self.hasCompany = hasCompany
        }
    }

    /// Why the lead is not meant, in words; nil when it is.
    package func objection(to lead: Subject) -> String? {
        if let services, !(lead.service.map { services.contains($0) } ?? false) {
            return "service \(lead.service?.rawValue ?? "unknown")"
        }
        if let tiers, !tiers.contains(lead.tier) { return "tier \(lead.tier.rawValue)" }
        if let languages, !languages.contains(base(lead.language ?? "en")) {
            return "language \(lead.language ?? "en")"
        }
        if let scoreFrom, lead.score < scoreFrom { return "score \(lead.score) below \(scoreFrom)" }
        if let scoreTo, lead.score > scoreTo { return "score \(lead.score) above \(scoreTo)" }
        if let company, lead.hasCompany != company { return company ? "no company" : "a company" }
        return nil
    }

    /// How many things it asks for: the more, the more specific.
    package var specificity: Int {
        [services != nil, tiers != nil, languages != nil, scoreFrom != nil || scoreTo != nil, company != nil]
            .filter(\.self).count
    }

    /// `es` of `es-MX`.
    private func base(_ tag: String) -> String {
        String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
    }
}
