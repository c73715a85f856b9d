import Testing

@testable import Gateway

/// Times as a person would write them.
@Suite struct ReplyValuesTests {
    @Test(arguments: [
        ("2026-12-04T18:30", "Friday, December 4, at 6:30 PM"), ("2026-12-04", "Friday, December 4"),
        ("2026-01-01T00:05", "Thursday, January 1, at 12:05 AM"),
        ("2028-02-29T12:00", "Tuesday, February 29, at 12:00 PM"),
        ("2026-02-29", nil), ("2026-13-01", nil), ("soon", nil), ("", nil), ("2026-12-04T25:00", nil),
        ("99999999999999999999-1-1", nil),
    ])
    func localTimesInWords(text: String, words: String?) {
        #expect(ReplyValues.words(forLocal: text) == words)
    }
}
