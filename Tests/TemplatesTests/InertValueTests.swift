import Testing

@testable import Templates

/// Values from outside, cleaned for the kind of field they fill.
struct InertValueTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let kind: TemplateFieldKind
        let given: String
        let cleaned: String?
        var testDescription: String { "\(kind) \(given.debugDescription.prefix(40))" }
    }

    static let rows: [Row] = [
        Row(kind: .name, given: "  Maria \t Alvarez ", cleaned: "Maria Alvarez"),
        Row(kind: .name, given: "Zoë O'Brien-Núñez", cleaned: "Zoë O'Brien-Núñez"),
        Row(kind: .name, given: "J.R. St. John", cleaned: "J.R. St. John"),
        Row(kind: .name, given: "山田太郎", cleaned: "山田太郎"),
        Row(kind: .name, given: "Maria\r\nBcc: x@y.example", cleaned: nil),
        Row(kind: .name, given: "Win at spam.example", cleaned: nil),
        Row(kind: .name, given: "https://spam.example", cleaned: nil),
        Row(kind: .name, given: "www.spam.example", cleaned: nil),
        Row(kind: .name, given: "maria@acme.example", cleaned: nil),
        Row(kind: .name, given: "{{business_phone}}", cleaned: nil),
        Row(kind: .name, given: "<b>Maria</b>", cleaned: nil),
        Row(kind: .name, given: "12345", cleaned: nil),
        Row(kind: .name, given: "\u{200B}\u{FEFF}", cleaned: nil),
        Row(kind: .line, given: "Line one\r\nLine two\u{2028}three\u{85}four", cleaned: "Line one Line two three four"),
        Row(kind: .line, given: "abc\u{202E}fed\u{2066}x\u{200F}", cleaned: "abcfedx"),
        Row(kind: .line, given: "nul\u{0}bell\u{7}esc\u{1B}[31m", cleaned: "nulbellesc[31m"),
        Row(kind: .line, given: "private \u{E000}\u{F8FF} use", cleaned: "private use"),
        Row(kind: .line, given: "tag\u{E0041}s", cleaned: "tags"),
        Row(kind: .line, given: "see https://spam.example now", cleaned: nil),
        Row(kind: .line, given: "Booking.com", cleaned: "Booking.com"),
        Row(kind: .line, given: "", cleaned: nil),
        Row(kind: .line, given: " \r\n\t ", cleaned: nil),
        Row(kind: .phone, given: "+1 (214) 555-0142 x9", cleaned: "+1 (214) 555-0142 x9"),
        Row(kind: .phone, given: "none", cleaned: nil),
        Row(kind: .email, given: "a@b.example", cleaned: "a@b.example"),
        Row(kind: .email, given: "a b@c.example", cleaned: nil),
        Row(kind: .url, given: "https://a.example/x?y=1&z=2", cleaned: "https://a.example/x?y=1&z=2"),
        Row(kind: .url, given: "javascript:alert(1)", cleaned: nil),
        Row(kind: .url, given: "data:text/html,x", cleaned: nil),
        Row(kind: .url, given: "https://a.example/\" onclick=\"x", cleaned: nil),
        Row(kind: .url, given: "https:evil", cleaned: nil),
        Row(kind: .url, given: "stop@a.example", cleaned: "mailto:stop@a.example"),
        Row(kind: .condition, given: "true", cleaned: "true"),
        Row(kind: .condition, given: "yes", cleaned: nil),
    ]

    @Test(arguments: rows) func cleans(_ row: Row) {
        #expect(InertValue.clean(row.given, kind: row.kind) == row.cleaned)
    }

    @Test func aMegabyteIsCutAtAWord() throws {
        let cleaned = try #require(InertValue.clean(String(repeating: "abcd efgh ", count: 100_000), kind: .line))
        #expect(cleaned.unicodeScalars.count <= TemplateFieldKind.line.limit)
        #expect(cleaned.hasSuffix("\u{2026}"))
        #expect(!cleaned.hasSuffix(" \u{2026}"))
    }

    @Test func aMegabyteOfOneWordAndOfNothingVisibleIsBounded() throws {
        let word = try #require(InertValue.clean(String(repeating: "x", count: 1_000_000), kind: .line))
        #expect(word.unicodeScalars.count <= TemplateFieldKind.line.limit)
        #expect(InertValue.clean(String(repeating: "\u{200B}", count: 1_000_000), kind: .line) == nil)
    }

    @Test func piledUpMarksAreThinned() throws {
        let zalgo = "a" + String(repeating: "\u{0301}", count: 10_000)
        let cleaned = try #require(InertValue.clean(zalgo, kind: .line))
        #expect(cleaned.unicodeScalars.count <= TemplateLimits.combiningMarks + 2)
    }
}
