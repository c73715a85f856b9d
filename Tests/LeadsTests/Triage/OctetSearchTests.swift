import Testing

@testable import Leads

/// Finding a phrase by its octets.
struct OctetSearchTests {
    @Test(arguments: [
        ("a sedan to JFK", "JFK", 11), ("a sedan", "a", 0), ("aab", "ab", 1), ("über Rye", "Rye", 6), ("x", "xy", nil),
        ("", "x", nil), ("x", "", 0), ("tschüß, bis", "ß, b", 6),
    ])
    func finds(_ text: String, _ phrase: String, _ place: Int?) {
        let found = text.firstRange(of: phrase)
        #expect(found.map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } == place)
        #expect(found.map { String(text[$0]) } ?? phrase == phrase)
        #expect(text.contains(phrase) == (place != nil))
    }

    @Test
    func countsScalarsFromTheFront() {
        #expect("e\u{301}xy".opening(2) == "e\u{301}")
        #expect("ab".opening(5) == "ab")
    }
}
