extension TemplateSet {
    /// The template for a first answer. Total: with nothing that fits, the acknowledgement; with none, the built-in one.
    package func firstReply(for criteria: TemplateCriteria) -> TemplateSelection {
        var criteria = criteria
        criteria.step = .immediate
        return select(criteria)
            ?? TemplateSelection(
                template: .lastResort,
                why: ["no template fits and the set has no acknowledgement: the built-in one answers"])
    }

    /// The most specific template that fits, in the language wanted or the nearest there is.
    ///
    /// For `.immediate` the answer is nil only when the set has no acknowledgement (`firstReply` never is); for a later
    /// step nil means there is nothing to send, because an acknowledgement sent days later would be wrong.
    package func select(_ criteria: TemplateCriteria) -> TemplateSelection? {
        let fitting = templates.filter { $0.trigger.fits(criteria) }
        for language in Self.languages(criteria.language) {
            let candidates = fitting.filter { $0.trigger.language == language }
            if let best = Self.best(candidates, seed: criteria.variantSeed) {
                return TemplateSelection(template: best, why: Self.reasons(best, criteria, among: candidates.count))
            }
        }
        guard criteria.step == .immediate, let plain = self[TemplateVocabulary.acknowledgement] else { return nil }
        return TemplateSelection(
            template: plain, why: ["no template fits these facts: the plain acknowledgement answers"])
    }

    /// What to try for a language: itself, without its region, the default.
    static func languages(_ wanted: String) -> [String] {
        let base = String(wanted.prefix { $0 != "-" && $0 != "_" })
        let tag = wanted.replacing("_", with: "-")
        return [tag, base, TemplateVocabulary.language].reduce(into: []) { list, language in
            if !list.contains(language) { list.append(language) }
        }
    }

    /// The most specific; between variants of equal rank the seed decides, so a lead keeps its variant.
    static func best(_ candidates: [Template], seed: String) -> Template? {
        let ranked = candidates.sorted { left, right in
            let (a, b) = (left.trigger.specificity, right.trigger.specificity)
            return a == b ? left.name < right.name : b.lexicographicallyPrecedes(a)
        }
        guard let first = ranked.first else { return nil }
        let equals = ranked.prefix { $0.trigger.specificity == first.trigger.specificity }
        let variants = equals.filter { $0.variant != nil && $0.trigger == first.trigger }
        guard first.variant != nil, variants.count > 1 else { return first }
        var hash = ContentHash()
        hash.combine(seed)
        return variants[Int(hash.value % UInt64(variants.count))]
    }

    private static func reasons(_ template: Template, _ criteria: TemplateCriteria, among count: Int) -> [String] {
        let trigger = template.trigger
        var reasons = ["step \(criteria.step.text)"]
        if trigger.highValueOnly { reasons.append("for high-value leads only, and this is one") }
        if trigger.tiers != nil { reasons.append("written for tier \(criteria.tier ?? "")") }
        reasons.append(
            trigger.services == nil ? "for any service" : "written for service \(criteria.service ?? "")")
        reasons.append("score \(criteria.score) is within \(trigger.score.lowerBound)-\(trigger.score.upperBound)")
        reasons.append(
            trigger.language == criteria.language
                ? "language \(trigger.language)"
                : "language \(trigger.language), because none fits in \(criteria.language)")
        if let variant = template.variant { reasons.append("variant \(variant)") }
        reasons.append(count == 1 ? "the only one that fits" : "the most specific of \(count) that fit")
        return reasons
    }
}
