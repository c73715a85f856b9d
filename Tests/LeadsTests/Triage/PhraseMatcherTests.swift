import Leads
import Testing

struct PhraseMatcherTests {
    @Test
    func findsEveryOccurrenceInOrder() {
        let matcher = PhraseMatcher(["user unknown", "unknown", "known"])
        let hits = matcher.hits(in: FoldedText("User  UNKNOWN; unknown"))
        #expect(hits.map(\.phrase) == [0, 1, 2, 1, 2])
        #expect(hits.map(\.start) == [0, 5, 7, 14, 16])
    }

    @Test(arguments: [
        ("ooo until Monday", true), ("Oooh, interesting", false), ("so ooo!", true), ("(ooo)", true), ("pooo", false),
    ])
    func wholeWords(_ text: String, _ isFound: Bool) {
        #expect(PhraseMatcher(["ooo"]).hits(in: FoldedText(text), wholeWords: true).isEmpty != isFound)
    }

    @Test(arguments: [
        ("A\u{a0}B\t\r\n c", "a b c"), ("don\u{2019}t", "don't"), ("\u{feff}x\u{200b}y", "xy"), ("ÄÖ Ł", "äö ł"),
        ("件名：x", "件名:x"), ("  x  ", "x"),
    ])
    func folds(_ text: String, _ folded: String) {
        #expect(FoldedText(text).string == folded)
    }

    @Test
    func foldsNoMoreThanAsked() {
        #expect(FoldedText(String(repeating: "a", count: 100), limit: 10).octets.count == 10)
    }
}
