import Testing

@testable import Templates

/// Nothing a stranger writes into a form becomes template syntax, markup, a header or a link.
///
/// The proof is by shape: a document with a hostile value has exactly the elements and attributes of the document with a
/// harmless one, and its text shows the value as it is.
struct HostileValueTests {
    static let values: [String] = [
        "{{business_phone}}", "{{{content}}}", "{{#company}}x{{/company}}", "{{> contact}}", "{{=<% %>=}}", "}}{{",
        "{{",
        "**bold** _it_ `code`", "# Heading", "- item", "1. item", "> quote", "    code", "---", "***", "```", "~~~",
        "[click](javascript:alert(1))", "![img](x.png)", "[a]: /b", "<javascript:alert(1)>", "&lt;b&gt; &amp; &#60;",
        "\\*escaped\\*", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>",
        "' onmouseover='x", "<!-- comment -->", "</td></table>", "<![CDATA[x]]>", "<?php ?>", "line\\",
        "two  \nlines", "a\r\nBcc: victim@example.com\r\n\r\nbody", "a\rb\u{0}c", "\u{202E}gpj.exe",
        "\u{2067}rtl\u{2069}",
        "\u{E000}\u{E001}\u{E025}", "\u{FFFD}\u{10FFFF}", "|a|b|", "a | b\n--|--", "Setext\n===", "<style>p{}</style>",
        "tel:+1", "%s %n", "$(id)", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
        "e\u{0301}\u{0301}\u{0301}\u{0301}\u{0301}\u{0301}",
        String(repeating: "A", count: 1_000_000), String(repeating: "<b>", count: 300_000),
        String(repeating: "[", count: 200_000), String(repeating: "*a ", count: 200_000),
    ]

    static let markdown = """
        Hi {{greeting_name}}, of **{{company}}** and *{{company}}* or `{{company}}`.

        {{pickup}}

        - {{pickup}}
        - **From:** {{pickup}} to {{dropoff}}

        # {{company}}

        > {{dropoff}}

        [{{company}}](https://a.example/) and [go](https://a.example/?q={{company}})
        """

    static let subject = "{{company}} / {{pickup}}"

    @Test(arguments: values.indices) func inert(_ index: Int) throws {
        let value = Self.values[index]
        let cleaned = InertValue.clean(value, kind: .line)
        let hostile = try Self.render(value)
        // A value with nothing visible in it is a value that was not given.
        let harmless = try Self.render(cleaned == nil ? nil : "plain words")
        let outline = HTMLOutline(hostile.html)
        #expect(outline.problems == [])
        let shape = { (outline: HTMLOutline) in outline.elements.map { "\($0.name) \($0.attributes.keys.sorted())" } }
        #expect(shape(outline) == shape(HTMLOutline(harmless.html)))
        let lines = { (message: RenderedMessage) in message.text.split(separator: "\n").count }
        #expect(lines(hostile) == lines(harmless))
        guard let cleaned else { return }
        #expect(outline.text.contains(HTMLEscape.text(cleaned).replacing("&#39;", with: "'")))
        #expect(hostile.text.contains("- \(cleaned)\n"))
    }

    private static func render(_ value: String?) throws -> RenderedMessage {
        let fields = ["company", "pickup", "dropoff", "full_name", "greeting_name"]
        let pairs = fields.compactMap { field in value.map { (field, $0) } }
        return try TemplateFolder.render(
            markdown, subject: subject, values: Dictionary(uniqueKeysWithValues: pairs))
    }

    @Test(arguments: values.indices) func theSubjectIsOneCleanLine(_ index: Int) throws {
        let message = try TemplateFolder.render(
            "x", subject: "{{company}} - {{pickup}}",
            values: ["company": Self.values[index], "pickup": Self.values[index]])
        #expect(!message.subject.isEmpty)
        #expect(message.subject.count <= TemplateLimits.subjectMaximum)
        for scalar in message.subject.unicodeScalars {
            let category = scalar.properties.generalCategory
            #expect(category != .control && category != .privateUse && category != .lineSeparator)
            #expect(category != .format || scalar == "\u{200D}")
        }
    }

    @Test func linksToOtherPlacesAreNotCarried() throws {
        let values = ["full_name": "Claim your prize www.spam.example", "company": "Visit https://spam.example now"]
        let message = try TemplateFolder.render("Hi {{greeting_name}} of {{company}}.", values: values)
        #expect(message.text == "Hi there of your company.\n")
        #expect(message.defaulted == ["company", "greeting_name"])
    }

    @Test func theOfficesOwnWordsMayNameAWebSite() throws {
        let values = [
            "offer": "See https://tnt.example for May.", "manager_name": "Tom/Ann", "business_name": "www.tnt.example",
        ]
        let message = try TemplateFolder.render(
            "{{#offer}}{{offer}}{{/offer}} {{manager_name}} {{business_name}}", values: values)
        #expect(message.text == "See https://tnt.example for May. Tom/Ann www.tnt.example\n")
    }

    @Test func aLayoutEscapesValuesInAttributes() throws {
        let folder = try TemplateFolder([
            "acknowledgement.md": TemplateFolder.template(),
            "layout.html": "<p title=\"{{company}}\">{{company}} <a href=\"{{booking_url}}\">b</a></p>{{content}}",
        ])
        let (set, faults) = TemplateSet.load(directory: folder.path)
        #expect(faults == [])
        let template = try #require(set["acknowledgement"])
        let values = ["company": "\" onclick=\"x\" <b>'&", "booking_url": "javascript:alert(1)"]
        let outline = HTMLOutline(set.render(template, TemplateValues(values)).html)
        #expect(outline.problems == [])
        #expect(outline.elements.map(\.name) == ["p", "a", "p"])
        #expect(outline.elements.first?.attributes.keys.sorted() == ["title"])
        #expect(outline.elements[1].attributes["href"] == "")
    }
}
