import Leads
import Testing

/// Each rule of the shipped file is needed: it cites a text, and on that text it is the one that fires.
struct BounceFixtureTests {
    @Test
    func everyTextIsReadAsItSays() throws {
        let (texts, unreadable) = try BounceText.all()
        #expect(unreadable.isEmpty)
        #expect(texts.count > 1000)
        #expect(Set(texts.map(\.name)).count == texts.count, "names are unique")
        let rules = try TriageSamples.rules()
        for text in texts {
            let verdict = rules.verdict(on: text.evidence)
            #expect(
                verdict.reason.rawValue == text.reason,
                "\(text.name): \(text.text) \(verdict.rule?.description ?? "no rule")")
        }
    }

    @Test
    func everyRuleFiresOnTheTextsItCites() throws {
        let texts = Dictionary(uniqueKeysWithValues: try BounceText.all().texts.map { ($0.name, $0) })
        let rules = try TriageSamples.rules()
        #expect(rules.fixtures.count == rules.count)
        for (line, names) in rules.fixtures.sorted(by: { $0.key < $1.key }) {
            #expect(!names.isEmpty, "bounces.tsv:\(line) cites nothing")
            for name in names {
                guard let text = texts[name] else {
                    Issue.record("bounces.tsv:\(line) cites \(name), which is nowhere")
                    continue
                }
                let fired = rules.verdict(on: text.evidence).rule
                #expect(
                    fired?.line == line || fired?.classLine == line,
                    "bounces.tsv:\(line) is dead: on \(name) fires \(fired?.description ?? "no rule")")
            }
        }
    }
}
