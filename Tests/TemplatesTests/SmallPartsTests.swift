import Testing

@testable import Templates

/// The small parts the rest leans on.
struct SmallPartsTests {
    /// Published FNV-1a 64 vectors.
    @Test(arguments: [
        ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
    ]) func contentHash(_ text: String, _ expected: String) {
        var hash = ContentHash()
        hash.combine(text)
        #expect(hash.text == expected)
    }

    @Test(
        arguments: [
            ("servces", "services"), ("Subject", "subject"), ("defualts", "defaults"), ("hgih_value", "high_value"),
            ("zzz", nil), ("", nil), (String(repeating: "x", count: 100_000), nil),
        ] as [(String, String?)]) func suggestion(_ word: String, _ near: String?)
    {
        #expect(Suggestion.nearest(to: word, among: FrontMatterReader.keys) == near)
    }

    @Test func tagsKnowTheirLinesAndGuards() {
        let text = TaggedText(
            "a {{company}}\n{{#pickup}}\n{{^dropoff}}{{ when }}{{/dropoff}}{{! note }}\n{{/pickup}}\n{{>p}}",
            firstLine: 5)
        #expect(text.problems == [])
        #expect(text.tags.map(\.name) == ["company", "pickup", "dropoff", "when", "dropoff", "note", "pickup", "p"])
        #expect(text.tags.map(\.line) == [5, 6, 7, 7, 7, 7, 8, 9])
        #expect(text.tags[3].guards == ["pickup", "^dropoff"])
        #expect(text.chunks().joined() == text.text)
        #expect(text.chunks().count == 3)
    }

    @Test func fieldsAreNamedOnceAndDescribed() {
        let names = TemplateField.all.map(\.name)
        #expect(Set(names).count == names.count)
        for field in TemplateField.all {
            #expect(!field.meaning.isEmpty && field.meaning.hasSuffix("."))
            #expect(InertValue.clean(field.example, kind: field.kind) != nil || field.kind == .condition)
        }
    }

    @Test func inlineStylesTouchOnlyElements() {
        #expect(InlineStyles.apply(to: "<p>&lt;p&gt; a</p>") == "<p style=\"margin:0 0 16px 0;\">&lt;p&gt; a</p>")
        #expect(InlineStyles.apply(to: "") == "")
        #expect(InlineStyles.apply(to: "<") == "<")
    }
}
