import FoundationEssentials
import Testing

@testable import Templates

/// `templates/README.md` says what the code does.
struct ReadmeTests {
    static func readme() throws -> String {
        try String(contentsOf: URL(filePath: ShippedTemplatesTests.directory + "/README.md"), encoding: .utf8)
    }

    /// The row of a field as the README has to show it.
    static func row(_ field: TemplateField) -> String {
        let fallback = field.fallback.map { "\"\($0)\"" } ?? "-"
        return
            "| `\(field.name)` | \(field.meaning) | \(field.example) | \(field.kind == .condition ? "-" : fallback) |"
    }

    @Test func everyFieldIsListedOnceInOrder() throws {
        let rows = try Self.readme().split(separator: "\n").filter {
            $0.hasPrefix("| `") && $0.split(separator: "|").count == 4
        }
        #expect(rows.map(String.init) == TemplateField.all.map(Self.row))
    }

    @Test func everyKeyIsExplained() throws {
        let readme = try Self.readme()
        for key in FrontMatterReader.keys { #expect(readme.contains("\n| `\(key)` |"), "\(key)") }
    }

    @Test func everyShippedTemplateIsNamed() throws {
        let readme = try Self.readme()
        for name in ShippedTemplatesTests.names { #expect(readme.contains("`\(name).md`"), "\(name)") }
        for name in ShippedTemplatesTests.loaded.set.partials.sources.keys {
            #expect(readme.contains("`\(name)`"), "\(name)")
        }
    }
}
