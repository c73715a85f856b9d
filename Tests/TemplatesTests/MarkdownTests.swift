import Testing

@testable import Templates

/// What Markdown becomes in each part.
struct MarkdownTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let markdown: String
        var values: [String: String] = [:]
        let text: String
        var testDescription: String { markdown.debugDescription }
    }

    static let rows: [Row] = [
        Row(markdown: "One\ntwo **three** *four* `five`.", text: "One two three four five."),
        Row(markdown: "One\\\ntwo", text: "One\ntwo"),
        Row(markdown: "# Head\n\nText", text: "Head\n\nText"),
        Row(markdown: "- a\n- b\n  c\n\n1. x\n2. y", text: "- a\n- b c\n\n1. x\n2. y"),
        Row(markdown: "- a\n  - b", text: "- a\n  - b"),
        Row(markdown: "> quoted\n> more", text: "> quoted more"),
        Row(markdown: "---\n\nx", text: "* * *\n\nx"),
        Row(markdown: "    let x = 1", text: "let x = 1"),
        Row(markdown: "[Book](https://a.example/b)", text: "Book: https://a.example/b"),
        Row(markdown: "Please [book](https://a.example/b) now.", text: "Please book (https://a.example/b) now."),
        Row(markdown: "<https://a.example>", text: "https://a.example"),
        Row(markdown: "[a.example](https://a.example)", text: "a.example"),
        Row(markdown: "[Write](mailto:x@a.example?subject=Hi)", text: "Write: x@a.example"),
        Row(markdown: "Call [555-0100](tel:5550100).", text: "Call 555-0100."),
        Row(markdown: "[run](javascript:alert(1))", text: "run"),
        Row(markdown: "a <b>b</b> c", text: "a b c"),
        Row(markdown: "<div>\nx\n</div>\n\ny", text: "y"),
        Row(markdown: "[Book]({{booking_url}}) x", values: [:], text: "Book x"),
        Row(
            markdown: "[Book]({{booking_url}})", values: ["booking_url": "https://a.example/?a=1&b=2"],
            text: "Book: https://a.example/?a=1&b=2"),
        Row(
            markdown: "See {{booking_url}} today", values: ["booking_url": "https://a.example/"],
            text: "See https://a.example/ today"),
        Row(
            markdown: "[Mail](mailto:{{email}}?subject={{company}})",
            values: ["email": "a@b.example", "company": "A & B?"],
            text: "Mail: a@b.example"),
        Row(markdown: "- {{pickup}}\n- b", text: "- b"),
        Row(markdown: "- {{pickup}}\n\nx", text: "x"),
        Row(markdown: "# {{pickup}}\n\n**{{dropoff}}**\n\nx", text: "x"),
        Row(markdown: "From {{pickup}}, to {{dropoff}} .", text: "From, to."),
        Row(markdown: "{{#pickup}}\n- {{pickup}}\n{{/pickup}}\n{{^dropoff}}\n- ask\n{{/dropoff}}", text: "- ask"),
    ]

    @Test(arguments: rows) func plainText(_ row: Row) throws {
        #expect(try TemplateFolder.render(row.markdown, values: row.values).text == row.text + "\n")
    }

    @Test(arguments: rows) func htmlIsWellFormed(_ row: Row) throws {
        let outline = HTMLOutline(try TemplateFolder.render(row.markdown, values: row.values).html)
        #expect(outline.problems == [])
        let names = Set(outline.elements.map(\.name))
        #expect(names.isDisjoint(with: ["script", "div", "b"]))
        #expect(outline.elements.allSatisfy { !($0.attributes["href"] ?? "").hasPrefix("javascript") })
    }

    @Test func linksReachTheHTMLEncoded() throws {
        let values = ["email": "a@b.example", "company": "A & B?\"", "business_phone": "+1 (214) 555-0100"]
        let message = try TemplateFolder.render(
            "[a](mailto:{{email}}?subject={{company}}) [b](tel:{{business_phone}}) [c](https://a.example/{{company}})",
            values: values)
        #expect(
            HTMLOutline(message.html).elements.compactMap { $0.attributes["href"] } == [
                "mailto:a@b.example?subject=A%20%26%20B%3F%22", "tel:+12145550100",
                "https://a.example/A%20%26%20B%3F%22",
            ])
    }

    @Test func deepNestingEndsWithoutHarm() throws {
        let body = String(repeating: "> ", count: 5_000) + "deep\n\nshallow"
        #expect(try TemplateFolder.render(body).text.hasSuffix("shallow\n"))
    }
}
