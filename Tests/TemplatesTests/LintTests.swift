import Testing

@testable import Templates

/// What lint finds, with file and line.
struct LintTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let files: [String: String]
        let finds: String
        var testDescription: String { finds }
    }

    static let ack = TemplateFolder.template()

    static func template(_ extra: String = "", name: String = "a", step: String = "immediate", body: String) -> String {
        TemplateFolder.template(name: name, step: step, extra: extra, body: body)
    }

    static let rows: [Row] = [
        Row(files: ["a.md": template(body: "x"), "b.md": ack], finds: "b.md:3: warning: score: overlaps a.md"),
        Row(
            files: ["b.md": ack, "a.md": template("services: wedding\n", body: "x\n\nfor {{pickup}}.")],
            finds: "a.md:9: warning: pickup: is blank when it is not given"),
        Row(
            files: ["b.md": ack, "a.md": template("services: wedding\n", body: "{{^pickup}}{{pickup}}{{/pickup}}x")],
            finds: "a.md:7: warning: pickup: is blank"),
        Row(
            files: ["b.md": TemplateFolder.template(body: "{{> p}}"), "partials/p.md": "a\n{{pickup}}"],
            finds: "partials/p.md:2: warning: pickup: is blank"),
        Row(
            files: ["b.md": ack, "layout.html": "<p>{{content}}</p>\n<p>{{business_phone}}</p>"],
            finds: "layout.html:2: warning: business_phone: is blank"),
        Row(
            files: ["b.md": TemplateFolder.template(subject: String(repeating: "word ", count: 20))],
            finds: "b.md:4: warning: subject: is 99 characters"),
        Row(
            files: ["b.md": TemplateFolder.template(body: "{{#pickup}}\nx\n{{/pickup}}")],
            finds: "b.md:6: warning: there is no text when fields are missing"),
        Row(
            files: ["b.md": ack, "d.md": template(name: "d", step: "day-3", body: "x"), "layout.html": "{{content}}"],
            finds: "d.md:3: warning: unsubscribe_url: a follow-up without an unsubscribe link"),
        Row(
            files: ["b.md": ack, "d.md": template(name: "d", step: "day-3", body: "x"), "layout.txt": "{{content}}"],
            finds: "d.md:3: warning: unsubscribe_url: a follow-up without an unsubscribe link"),
        Row(
            files: ["b.md": TemplateFolder.template(body: "a\n\n[x](http://a.example)")],
            finds: "b.md:8: warning: a link without https"),
        Row(
            files: ["b.md": ack, "layout.html": "<a href=\"http://a.example\">x</a>{{content}}"],
            finds: "layout.html:1: warning: a link without https"),
        Row(
            files: ["b.md": TemplateFolder.template(body: String(repeating: "word ", count: 25_000))],
            finds: "b.md: warning: renders to "),
        Row(
            files: ["b.md": TemplateFolder.template(body: "a\n\n<div>b</div>\n\nc <i>d</i>")],
            finds: "b.md:8: warning: HTML in a template is left out"),
        Row(
            files: ["b.md": ack, "partials/p.md": "x"], finds: "partials/p.md:1: warning: no template uses this partial"
        ),
        Row(
            files: ["a.md": template("services: wedding\n", body: "x")],
            finds: "acknowledgement.md: warning: name: there is no"),
        Row(
            files: ["b.md": TemplateFolder.template(extra: "score: {min: 40}\n")],
            finds: "b.md:2: warning: name: the plain acknowledgement is narrowed"),
        Row(
            files: ["b.md": ack, "a.md": template("tier: critical\nscore: {max: 50}\n", body: "x")],
            finds: "a.md:6: warning: score: is never chosen"),
        Row(
            files: ["b.md": ack, "a.md": template("services: wedding\nvariant: a\n", body: "x")],
            finds: "a.md:6: warning: variant: has no counterpart"),
        Row(
            files: ["b.md": TemplateFolder.template(extra: "fields: [pickup]\n")],
            finds: "b.md:5: warning: fields.pickup: the text never uses"),
        Row(
            files: ["b.md": TemplateFolder.template(extra: "defaults:\n  pickup: x\n")],
            finds: "b.md:5: warning: defaults.pickup: the text never uses"),
        Row(files: ["b.md": ack, "c.md": "x"], finds: "c.md:1: error: no front matter"),
    ]

    @Test(arguments: rows) func finds(_ row: Row) throws {
        let folder = try TemplateFolder(row.files)
        let found = TemplateSet.lint(directory: folder.path).map(\.description)
        #expect(found.contains { $0.hasPrefix(row.finds) }, "\(found)")
    }

    static let clean: [[String: String]] = [
        ["b.md": ack],
        ["b.md": TemplateFolder.template(body: "{{#pickup}}{{pickup}}{{/pickup}} {{greeting_name}}")],
        ["b.md": TemplateFolder.template(extra: "defaults:\n  pickup: your address\n", body: "{{pickup}}")],
        [
            "b.md": ack, "c.md": template("services: wedding\nvariant: a\n", name: "c", body: "x"),
            "d.md": template("services: wedding\nvariant: b\n", name: "d", body: "y"),
        ],
        ["b.md": ack, "c.md": template("services: [wedding, event]\nscore: {min: 60}\n", name: "c", body: "x")],
        ["b.md": TemplateFolder.template(body: "{{> p}} x"), "partials/p.md": "{{> q}}", "partials/q.md": "y"],
        ["b.md": ack, "d.md": template(name: "d", step: "day-3", body: "x")],
    ]

    @Test(arguments: clean.indices) func isSilentAboutSoundSets(_ index: Int) throws {
        let folder = try TemplateFolder(Self.clean[index])
        #expect(TemplateSet.lint(directory: folder.path).map(\.description) == [])
    }
}
