import Testing

@testable import Templates

/// Which template answers.
struct SelectionTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let step: TemplateStep
        let service: String?
        let score: Int
        let tier: String?
        var isHighValue = false
        var language = "en"
        let chosen: String?
        var testDescription: String {
            "\(step.text) \(service ?? "-") \(score) \(tier ?? "-") -> \(chosen ?? "nothing")"
        }
    }

    static let rows: [Row] = [
        Row(step: .immediate, service: "corporate", score: 75, tier: "high", chosen: "corporate"),
        Row(step: .immediate, service: "corporate", score: 40, tier: "medium", chosen: "corporate"),
        Row(step: .immediate, service: "corporate", score: 39, tier: "low", chosen: "acknowledgement"),
        Row(step: .immediate, service: "airport", score: 45, tier: "medium", chosen: "airport"),
        Row(step: .immediate, service: "event", score: 60, tier: "high", chosen: "event"),
        Row(step: .immediate, service: "wedding", score: 79, tier: "high", chosen: "wedding"),
        Row(step: .immediate, service: "hourly", score: 50, tier: "medium", chosen: "hourly"),
        Row(step: .immediate, service: "other", score: 50, tier: "medium", chosen: "acknowledgement"),
        Row(step: .immediate, service: nil, score: 0, tier: nil, chosen: "acknowledgement"),
        Row(step: .immediate, service: "spaceship", score: 55, tier: "huge", chosen: "acknowledgement"),
        Row(step: .immediate, service: "corporate", score: 92, tier: "critical", chosen: "premium"),
        Row(step: .immediate, service: "wedding", score: 45, tier: "medium", isHighValue: true, chosen: "premium"),
        Row(step: .immediate, service: "airport", score: 45, tier: "medium", language: "es-MX", chosen: "airport"),
        Row(step: .immediate, service: "airport", score: -5, tier: "low", chosen: "acknowledgement"),
        Row(step: .immediate, service: "airport", score: 500, tier: "high", chosen: "airport"),
        Row(step: .day(3), service: "corporate", score: 70, tier: "high", chosen: "day-3-corporate"),
        Row(step: .day(3), service: "wedding", score: 70, tier: "high", chosen: "day-3"),
        Row(step: .day(7), service: "corporate", score: 90, tier: "critical", chosen: "day-7-corporate"),
        Row(step: .day(7), service: nil, score: 90, tier: "critical", chosen: "day-7"),
        Row(step: .day(14), service: "corporate", score: 61, tier: "high", chosen: "day-14"),
        Row(step: .day(5), service: "corporate", score: 61, tier: "high", chosen: nil),
    ]

    @Test(arguments: rows) func shipped(_ row: Row) {
        let criteria = TemplateCriteria(
            step: row.step, service: row.service, score: row.score, tier: row.tier, isHighValue: row.isHighValue,
            language: row.language)
        let selection = ShippedTemplatesTests.loaded.set.select(criteria)
        #expect(selection?.template.name == row.chosen)
        if let selection { #expect(!selection.why.isEmpty && selection.why.allSatisfy { !$0.isEmpty }) }
    }

    @Test func theReasonsNameWhatDecided() throws {
        let criteria = TemplateCriteria(step: .immediate, service: "airport", score: 55, tier: "medium", language: "es")
        let selection = try #require(ShippedTemplatesTests.loaded.set.select(criteria))
        #expect(
            selection.why == [
                "step immediate", "written for service airport", "score 55 is within 40-100",
                "language en, because none fits in es", "the most specific of 2 that fit",
            ])
    }

    @Test func aLanguageOutranksANarrowerTemplate() throws {
        let folder = try TemplateFolder([
            "a.md": TemplateFolder.template(),
            "b.md": TemplateFolder.template(name: "airport", extra: "services: airport\n"),
            "c.md": TemplateFolder.template(name: "acuse", extra: "language: es\n"),
            "d.md": TemplateFolder.template(name: "acuse-mx", extra: "language: es-MX\n"),
        ])
        let set = TemplateSet.load(directory: folder.path).set
        let chosen = { (language: String) in
            set.firstReply(for: TemplateCriteria(step: .immediate, service: "airport", language: language)).template
                .name
        }
        #expect(
            ["en", "es", "es-MX", "es_mx", "es-AR", "fr", ""].map(chosen) == [
                "airport", "acuse", "acuse-mx", "acuse-mx", "acuse", "airport", "airport",
            ])
    }

    @Test func firstReplyIsTotal() throws {
        let folder = try TemplateFolder([
            "a.md": TemplateFolder.template(name: "only-weddings", extra: "services: wedding\nscore: {min: 90}\n")
        ])
        let set = TemplateSet.load(directory: folder.path).set
        for service in TemplateVocabulary.services + ["", "x"] {
            for score in [0, 50, 89, 90, 100] {
                let selection = set.firstReply(for: TemplateCriteria(step: .day(3), service: service, score: score))
                let expected = service == "wedding" && score >= 90 ? "only-weddings" : "built-in"
                #expect(selection.template.name == expected)
            }
        }
    }

    @Test func anAcknowledgementThatDoesNotFitStillAnswers() throws {
        let folder = try TemplateFolder(["a.md": TemplateFolder.template(extra: "services: wedding\n")])
        let set = TemplateSet.load(directory: folder.path).set
        let selection = set.firstReply(for: TemplateCriteria(step: .immediate, service: "airport"))
        #expect(selection.template.name == "acknowledgement")
        #expect(selection.why == ["no template fits these facts: the plain acknowledgement answers"])
    }

    @Test func variantsAreStickyAndShared() throws {
        let folder = try TemplateFolder([
            "a.md": TemplateFolder.template(name: "ack-a", extra: "variant: a\n"),
            "b.md": TemplateFolder.template(name: "ack-b", extra: "variant: b\n"),
        ])
        let set = TemplateSet.load(directory: folder.path).set
        var counts: [String: Int] = [:]
        for lead in 0..<1_000 {
            let criteria = TemplateCriteria(step: .immediate, variantSeed: "FR-\(lead)")
            let first = set.firstReply(for: criteria).template
            #expect(first.name == set.firstReply(for: criteria).template.name)
            #expect(set.render(first, TemplateValues()).variant == first.variant)
            counts[first.name, default: 0] += 1
        }
        #expect(counts.values.allSatisfy { (400...600).contains($0) } && counts.count == 2)
    }

    @Test(arguments: ["immediate", "day-1", "day-3", "day-365"]) func stepsReadBack(_ text: String) {
        #expect(TemplateStep(text)?.text == text)
    }

    @Test(arguments: ["", "day", "day-", "day-0", "day-366", "day-x", "Immediate", "day--3"])
    func otherStepsAreNone(_ text: String) {
        #expect(TemplateStep(text) == nil)
    }
}
