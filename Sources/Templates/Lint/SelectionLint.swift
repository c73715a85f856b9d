/// Templates that never win, and templates that win only by the alphabet. Found by choosing, for every step and
/// language, over all services, values and the scores at which anything changes.
enum SelectionLint {
    static func check(_ set: TemplateSet) -> [TemplateFault] {
        var chosen: Set<String> = []
        var faults: Set<TemplateFault> = []
        for group in Dictionary(grouping: set.templates, by: { Group($0) }).values {
            for criteria in combinations(group) {
                let best = group.filter { $0.trigger.fits(criteria) }.sorted { $0.name < $1.name }
                    .max { $0.trigger.specificity.lexicographicallyPrecedes($1.trigger.specificity) }
                guard let best else { continue }
                let equals = group.filter {
                    $0.trigger.fits(criteria) && $0.trigger.specificity == best.trigger.specificity
                }
                faults.formUnion(ties(equals, criteria))
                if let winner = TemplateSet.best(equals, seed: "") { chosen.insert(winner.name) }
                chosen.formUnion(variants(equals).map(\.name))
            }
        }
        return Array(faults) + unreachable(set, chosen) + lonely(set) + acknowledgement(set)
    }

    /// Templates that compete with each other.
    private struct Group: Hashable {
        let step: TemplateStep
        let language: String

        init(_ template: Template) {
            self.step = template.trigger.step
            self.language = template.trigger.language
        }
    }

    private static func combinations(_ group: [Template]) -> [TemplateCriteria] {
        let edges =
            group.flatMap { [$0.trigger.score.lowerBound, $0.trigger.score.upperBound] }
            + TemplateVocabulary.tiers.map(\.from)
        let scores = Set(edges.flatMap { [$0 - 1, $0, $0 + 1] }).filter(TemplateVocabulary.scores.contains).sorted()
        guard let step = group.first?.trigger.step else { return [] }
        return scores.flatMap { score in
            let tier = TemplateVocabulary.tiers.first { score >= $0.from }?.name
            return TemplateVocabulary.services.flatMap { service in
                [false, true].map { isHighValue in
                    TemplateCriteria(
                        step: step, service: service, score: score, tier: tier, isHighValue: isHighValue)
                }
            }
        }
    }

    /// Variants of one trigger, which share it on purpose.
    private static func variants(_ equals: [Template]) -> [Template] {
        let marked = equals.filter { $0.variant != nil }
        return marked.filter { one in
            marked.contains { $0.name != one.name && $0.trigger == one.trigger && $0.variant != one.variant }
        }
    }

    private static func ties(_ equals: [Template], _ criteria: TemplateCriteria) -> [TemplateFault] {
        guard let first = equals.first, equals.count > 1, variants(equals).count != equals.count else { return [] }
        return equals.dropFirst().map { other in
            TemplateFault(
                file: other.file, line: other.source.front.lines["score"] ?? other.source.front.lines["step"],
                key: "score", message: "overlaps \(first.file), and neither is more specific",
                hint: "narrow one of them, or give both a variant", severity: .warning)
        }
    }

    private static func unreachable(_ set: TemplateSet, _ chosen: Set<String>) -> [TemplateFault] {
        set.templates.filter { !chosen.contains($0.name) && $0.name != TemplateVocabulary.acknowledgement }.map {
            TemplateFault(
                file: $0.file, line: $0.source.front.lines["score"] ?? $0.source.front.lines["step"], key: "score",
                message:
                    "is never chosen: no lead fits its services, scores and tiers, or a narrower template always wins",
                hint: "widen it or remove it", severity: .warning)
        }
    }

    private static func lonely(_ set: TemplateSet) -> [TemplateFault] {
        set.templates.filter { one in
            one.variant != nil
                && !set.templates.contains { $0.name != one.name && $0.variant != nil && $0.trigger == one.trigger }
        }.map {
            TemplateFault(
                file: $0.file, line: $0.source.front.lines["variant"], key: "variant",
                message: "has no counterpart with the same step, services, score, tier and language",
                hint: "add the other variant, or remove the key", severity: .warning)
        }
    }

    private static func acknowledgement(_ set: TemplateSet) -> [TemplateFault] {
        let name = TemplateVocabulary.acknowledgement
        guard let plain = set[name] else {
            return [
                TemplateFault(
                    file: "\(name).md", key: "name", message: "there is no template named \(name)",
                    hint: "add it; the built-in one answers meanwhile", severity: .warning)
            ]
        }
        let trigger = plain.trigger
        let isPlain =
            trigger.step == .immediate && trigger.services == nil && trigger.tiers == nil
            && !trigger.highValueOnly && trigger.score == TemplateVocabulary.scores
        guard !isPlain else { return [] }
        return [
            TemplateFault(
                file: plain.file, line: plain.source.front.lines["name"], key: "name",
                message: "the plain acknowledgement is narrowed, yet it answers whatever nothing else fits",
                hint: "set step: immediate and services: any, and remove score, tier and high_value", severity: .warning
            )
        ]
    }
}
