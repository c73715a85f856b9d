import Testing

@testable import Templates

/// Each kind of broken file, with the place and the cure an admin is told.
struct LoadingFaultTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let file: String
        let line: Int?
        var key: String?
        let message: String
        var hint: String = ""
        var testDescription: String { "\(message) \(file.debugDescription.prefix(60))" }
    }

    static func head(_ lines: String) -> String { "---\nname: a\nstep: immediate\nsubject: s\n\(lines)\n---\nText\n" }

    static let rows: [Row] = [
        Row(file: "Hello", line: 1, message: "no front matter"),
        Row(file: "---\nname: a\n", line: 1, message: "no front matter"),
        Row(file: "---\n---\nText\n", line: 1, message: "the front matter is empty"),
        Row(file: "---\n- a\n---\nText\n", line: 2, message: "not \"key: value\""),
        Row(file: "---\nname: a\nsubject: {{x}}\n---\nText\n", line: 3, message: "is not text", hint: "quotes"),
        Row(file: "---\nname: a\nsubject: \"x\n---\nText\n", line: nil, message: "YAML"),
        Row(
            file: "---\nname: a\nname: b\nsubject: s\nstep: immediate\n---\nText\n", line: 2, key: "name",
            message: "given twice"),
        Row(file: "---\nname: a\nstep: immediate\n---\nText\n", line: 1, key: "subject", message: "missing"),
        Row(file: "---\nsubject: s\nstep: immediate\n---\nText\n", line: 1, key: "name", message: "missing"),
        Row(file: "---\nname: a\nsubject: s\n---\nText\n", line: 1, key: "step", message: "missing"),
        Row(file: head("servces: any"), line: 5, key: "servces", message: "unknown key", hint: "\"services\""),
        Row(file: head("colour: red"), line: 5, key: "colour", message: "unknown key", hint: "known: name"),
        Row(file: head("services: limo"), line: 5, key: "services", message: "\"limo\" is unknown", hint: "airport"),
        Row(
            file: head("services:\n  - airport\n  - weding"), line: 7, key: "services", message: "is unknown",
            hint: "\"wedding\""),
        Row(file: head("services: []"), line: 5, key: "services", message: "empty list"),
        Row(file: head("tier: critcal"), line: 5, key: "tier", message: "is unknown", hint: "\"critical\""),
        Row(file: head("score: 40"), line: 5, key: "score", message: "is not a range"),
        Row(file: head("score: {min: 80, max: 20}"), line: 5, key: "score", message: "min is above max"),
        Row(file: head("score:\n  min: low"), line: 6, key: "score.min", message: "whole number"),
        Row(file: head("score:\n  mim: 3"), line: 6, key: "score.mim", message: "unknown key", hint: "\"min\""),
        Row(file: head("score: {max: 101}"), line: 5, key: "score.max", message: "0 to 100"),
        Row(file: head("high_value: yes"), line: 5, key: "high_value", message: "neither true nor false"),
        Row(file: head("language: english!"), line: 5, key: "language", message: "no language"),
        Row(file: head("delay: 5"), line: 5, key: "delay", message: "no delay", hint: "10m"),
        Row(file: head("delay: 31d"), line: 5, key: "delay", message: "no delay"),
        Row(file: head("delay: 99999999999999999999d"), line: 5, key: "delay", message: "no delay"),
        Row(file: head("delay: 9223372036854775807d"), line: 5, key: "delay", message: "no delay"),
        Row(file: head("variant: ''"), line: 5, key: "variant", message: "is empty"),
        Row(file: head("variant: [a]"), line: 5, key: "variant", message: "is not text"),
        Row(file: head("fields: [first_nme]"), line: 5, key: "fields", message: "unknown", hint: "\"first_name\""),
        Row(file: head("defaults: x"), line: 5, key: "defaults", message: "is not a map"),
        Row(
            file: head("defaults:\n  compny: x"), line: 6, key: "defaults.compny", message: "unknown field",
            hint: "\"company\""),
        Row(file: head("defaults:\n  company: ''"), line: 6, key: "defaults.company", message: "is empty"),
        Row(file: head("defaults:\n  has_trip: x"), line: 6, key: "defaults.has_trip", message: "unknown field"),
        Row(
            file: "---\nname: A b\nstep: immediate\nsubject: s\n---\nx\n", line: 2, key: "name",
            message: "no template name"),
        Row(file: "---\nname: a\nstep: day-0\nsubject: s\n---\nx\n", line: 3, key: "step", message: "is no step"),
        Row(file: "---\nname: a\nstep: day-366\nsubject: s\n---\nx\n", line: 3, key: "step", message: "is no step"),
        Row(file: head("") + "Dear {{custmer}}\n", line: 8, key: "custmer", message: "unknown field"),
        Row(file: head("") + "\n{{#company}}\nx\n", line: 9, message: "\"company\" is never closed"),
        Row(file: head("") + "{{/company}}\n", line: 8, message: "closes nothing"),
        Row(file: head("") + "{{#company}}\n{{/pickup}}\n", line: 9, message: "closes section \"company\" of line 8"),
        Row(file: head("") + "{{company\n}}\n", line: 8, message: "without \"}}\""),
        Row(file: head("") + "{{{company}}}\n", line: 8, message: "may not use"),
        Row(file: head("") + "{{&company}}\n", line: 8, message: "may not use"),
        Row(file: head("") + "{{=<% %>=}}\n", line: 8, message: "may not use"),
        Row(file: head("") + "{{% CONTENT_TYPE:TEXT}}\n", line: 8, message: "may not use"),
        Row(file: head("") + "{{<x}}{{/x}}\n", line: 8, message: "may not use"),
        Row(file: head("") + "{{uppercase(company)}}\n", line: 8, message: "may not use"),
        Row(file: head("") + "{{has_trip}}\n", line: 8, key: "has_trip", message: "is a question"),
        Row(file: head("") + "{{> nothing}}\n", line: 8, key: "nothing", message: "no usable partial"),
        Row(
            file: "---\nname: a\nstep: immediate\nsubject: \"{{nme}}\"\n---\nx\n", line: 4, key: "nme",
            message: "unknown field"),
        Row(file: "---\nname: a\nstep: immediate\nsubject: s\n---\n \n", line: 6, message: "no text below"),
        Row(file: head("") + "\u{E000}", line: 8, message: "private-use"),
        Row(file: head("") + String(repeating: "{{#company}}", count: 40), line: 8, message: "nested more than"),
        Row(file: head("") + String(repeating: "x", count: 300_000), line: nil, message: "octets, more than"),
    ]

    @Test(arguments: rows) func isToldWithPlaceAndCure(_ row: Row) throws {
        let folder = try TemplateFolder(["a.md": row.file])
        let (set, faults) = TemplateSet.load(directory: folder.path)
        let fault = try #require(faults.first { $0.message.contains(row.message) }, "\(faults)")
        #expect(fault.file == "a.md")
        if let line = row.line { #expect(fault.line == line) }
        if let key = row.key { #expect(fault.key == key) }
        #expect(fault.hint.contains(row.hint) && !fault.hint.isEmpty)
        #expect(fault.severity == .error)
        #expect(set.templates.isEmpty)
        #expect(set.firstReply(for: TemplateCriteria(step: .immediate)).template.name == "built-in")
    }

    @Test func allFaultsOfAFileComeAtOnce() throws {
        let folder = try TemplateFolder(["a.md": "---\nnme: a\nstep: never\nscore: 1\n---\n"])
        let keys = TemplateSet.load(directory: folder.path).faults.compactMap(\.key)
        #expect(keys == ["nme", "step", "score", "name", "subject"])
    }

    @Test func aBrokenFileLeavesTheOthersStanding() throws {
        let folder = try TemplateFolder([
            "a.md": TemplateFolder.template(), "b.md": "nothing", "README.md": "# Fields", ".c.md": "x", "d.txt": "x",
        ])
        let (set, faults) = TemplateSet.load(directory: folder.path)
        #expect(set.templates.map(\.name) == ["acknowledgement"])
        #expect(faults.map(\.file) == ["b.md"])
    }

    @Test func theSameNameTwiceIsAFault() throws {
        let folder = try TemplateFolder(["a.md": TemplateFolder.template(), "b.md": TemplateFolder.template()])
        let (set, faults) = TemplateSet.load(directory: folder.path)
        #expect(set.templates.map(\.file) == ["a.md"])
        #expect(
            faults.map(\.description) == [
                "b.md:2: error: name: \"acknowledgement\" is already the name of a.md (give each template its own name)"
            ])
    }

    @Test func octetsThatAreNotUTF8AreToldWithTheirLine() throws {
        let folder = try TemplateFolder([:])
        try folder.write(Array("---\nname: a\nsubject: ".utf8) + [0xFF, 0xFE] + Array("\n".utf8), to: "a.md")
        let fault = try #require(TemplateSet.load(directory: folder.path).faults.first)
        #expect(fault.line == 3 && fault.message == "is not UTF-8")
    }

    @Test func aDirectoryNamedLikeAFileIsAFault() throws {
        let folder = try TemplateFolder(["a.md/x": "x"])
        #expect(TemplateSet.load(directory: folder.path).faults.map(\.message) == ["cannot be read"])
    }

    @Test func partialsThatLeadBackToThemselvesAreLeftOut() throws {
        let folder = try TemplateFolder([
            "a.md": TemplateFolder.template(body: "{{> one}}"), "partials/one.md": "1 {{> two}}",
            "partials/two.md": "2 {{> one}}", "partials/three.md": "3 {{> three}}",
        ])
        let (set, faults) = TemplateSet.load(directory: folder.path)
        #expect(set.templates.isEmpty)
        #expect(
            faults.filter { $0.message.contains("leads back to itself") }.map(\.file) == [
                "partials/one.md", "partials/three.md", "partials/two.md",
            ])
    }

    @Test func aBrokenLayoutLeavesTheBuiltInOne() throws {
        for layout in ["<p>{{content}", "<p>nothing</p>", "{{content}}{{> x}}", "{{content}}{{nme}}"] {
            let folder = try TemplateFolder(["a.md": TemplateFolder.template(), "layout.html": layout])
            let (set, faults) = TemplateSet.load(directory: folder.path)
            #expect(faults.map(\.file) == ["layout.html"])
            let template = try #require(set["acknowledgement"])
            #expect(set.render(template, TemplateValues()).html.hasPrefix("<!DOCTYPE html>"))
        }
    }

    @Test func carriageReturnsAndAByteOrderMarkAreFine() throws {
        let text = "\u{FEFF}" + TemplateFolder.template(body: "One\n\nTwo").replacing("\n", with: "\r\n")
        let folder = try TemplateFolder(["a.md": text])
        let (set, faults) = TemplateSet.load(directory: folder.path)
        #expect(faults == [])
        let template = try #require(set["acknowledgement"])
        #expect(set.render(template, TemplateValues()).text.hasPrefix("One\n\nTwo\n"))
    }
}
