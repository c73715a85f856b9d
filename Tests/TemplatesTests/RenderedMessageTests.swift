import Testing

@testable import Templates

/// Subjects, layouts, defaults and what the ledger is told.
struct RenderedMessageTests {
    static let long = "The Extraordinarily Long-Named Association of Municipal Transportation Engineers"

    @Test(
        arguments: [
            ("{{company}}", [:], "your company"),
            ("{{company}}", ["company": "Acme"], "Acme"),
            (
                "For {{company}} from {{business_name}}", ["company": long, "business_name": "TNT Limousine"],
                "For The Extraordinarily Long-Named Association of\u{2026} from TNT Limousine"
            ),
            ("{{pickup}}", [:], "Your inquiry"),
            ("{{pickup}} - {{business_name}}", [:], "- our office"),
            ("  spaced \t out  ", [:], "spaced out"),
            ("*plain* & <text>", [:], "*plain* & <text>"),
            ("{{#company}}For {{company}}{{/company}}{{^company}}For you{{/company}}", ["company": "A"], "For A"),
        ] as [(String, [String: String], String)])
    func subject(_ template: String, _ values: [String: String], _ expected: String) throws {
        #expect(try TemplateFolder.render("x", subject: template, values: values).subject == expected)
    }

    @Test func subjectsKeepTheGoalWhateverTheValues() throws {
        let values = ["company": Self.long, "when": "Wednesday, September 30, at 11:45 PM", "business_name": Self.long]
        let subject = try TemplateFolder.render(
            "x", subject: "{{company}}, {{when}} - {{business_name}}", values: values
        )
        .subject
        #expect(subject.count <= TemplateLimits.subjectGoal)
    }

    @Test func theTemplatesDefaultComesBeforeTheCatalogues() throws {
        let extra = "defaults:\n  company: the team\n  pickup: \"{{first_name}} *x*\"\n"
        let message = try TemplateFolder.render(
            "For {{company}} at {{pickup}} {{#company}}no{{/company}}", extra: extra)
        #expect(message.text == "For the team at {{first_name}} *x*\n")
        #expect(message.defaulted == ["company", "pickup"])
    }

    @Test func theLedgerLearnsNameHashAndVariant() throws {
        let one = try TemplateFolder.render("x", extra: "variant: a\n")
        let two = try TemplateFolder.render("y", extra: "variant: a\n")
        #expect(one.template == "acknowledgement" && one.variant == "a")
        #expect(one.hash.count == 16 && one.hash != two.hash)
        #expect(one.hash == (try TemplateFolder.render("x", extra: "variant: a\n")).hash)
    }

    @Test func aChangedPartialChangesTheHash() throws {
        let hashes = try ["a", "b"].map { text in
            let folder = try TemplateFolder(["a.md": TemplateFolder.template(body: "{{> p}}"), "partials/p.md": text])
            return TemplateSet.load(directory: folder.path).set["acknowledgement"]?.hash
        }
        #expect(hashes[0] != nil && hashes[0] != hashes[1])
    }

    @Test func aTextThatComesOutEmptyIsReplaced() throws {
        let message = try TemplateFolder.render("{{#pickup}}\nx\n{{/pickup}}")
        #expect(message.template == "built-in" && message.text.hasPrefix("Hi there,"))
    }

    @Test func thePreheaderReachesTheLayout() throws {
        let extra = "preheader: \"For {{company}} & <you>\"\n"
        let folder = try TemplateFolder(["a.md": TemplateFolder.template(extra: extra)])
        let set = TemplateSet.load(directory: folder.path).set
        let template = try #require(set["acknowledgement"])
        let html = set.render(template, TemplateValues(["company": "A\"B"])).html
        #expect(html.contains("overflow:hidden;\">For A&quot;B &amp; &lt;you&gt;</div>"))
        #expect(html.contains("<title>We have your inquiry</title>") && html.contains("<html lang=\"en\">"))
    }

    @Test func conditionsFollowTheFacts() throws {
        let body =
            "{{#has_trip}}T{{/has_trip}}{{#needs_details}}N{{/needs_details}}{{#is_follow_up}}F{{/is_follow_up}}x"
        let all = ["when": "a", "pickup": "b", "dropoff": "c", "passengers": "1"]
        #expect(try TemplateFolder.render(body).text == "Nx\n")
        #expect(try TemplateFolder.render(body, values: ["hours": "2"]).text == "TNx\n")
        #expect(try TemplateFolder.render(body, values: all).text == "Tx\n")
        #expect(try TemplateFolder.render(body, values: ["has_trip": "true", "is_follow_up": "true"]).text == "Nx\n")
    }

    @Test(arguments: TemplateVocabulary.serviceLabels.keys.sorted()) func servicesHaveLabels(_ service: String) throws {
        let text = try TemplateFolder.render("{{service_label}}", values: ["service": service]).text
        #expect(text == (TemplateVocabulary.serviceLabels[service] ?? "") + "\n")
    }
}
