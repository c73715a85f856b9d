import MailTypes
import Testing

@Suite("Dates")
struct MailDateTests {
    @Test(
        "are read in every form mail has",
        arguments: [
            ("Sun, 22 Nov 2026 18:30:00 -0500", "2026-11-22T18:30:00-05:00"),
            ("22 Nov 2026 18:30 +0000", "2026-11-22T18:30:00+00:00"),
            // RFC 5322 §4.3: obsolete years and zones.
            ("21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06+00:00"),
            ("21 Nov 26 09:55:06 EST", "2026-11-21T09:55:06-05:00"),
            ("21 Nov 126 09:55:06 PDT", "2026-11-21T09:55:06-07:00"),
            ("21 Nov 2026 09:55:06 X", "2026-11-21T09:55:06+00:00"),
            // RFC 5322 appendix A.5: comments and folds in odd places.
            (
                "Thu,\r\n      13\r\n        Feb\r\n          1969\r\n      23:32\r\n               -0330 (Newfoundland Time)",
                "1969-02-13T23:32:00-03:30"
            ),
            ("1 Jul 2003 (a (nested) comment) 10:52:37 +0200", "2003-07-01T10:52:37+02:00"),
            // Forms of programs that never read the standard.
            ("Sun Nov 22 18:30:00 2026", "2026-11-22T18:30:00+00:00"),
            ("Sun Nov 22 18:30:00 EST 2026", "2026-11-22T18:30:00-05:00"),
            ("2026-11-22T18:30:00-05:00", "2026-11-22T18:30:00-05:00"),
            ("2026-11-22T18:30:00Z", "2026-11-22T18:30:00+00:00"),
            ("2026-11-22T18:30:00.250Z", "2026-11-22T18:30:00+00:00"),
            ("2026-11-22 18:30:00", "2026-11-22T18:30:00+00:00"),
            ("Sunday, November 22, 2026 6:30 PM", "2026-11-22T18:30:00+00:00"),
            ("November 22, 2026 12:05 AM", "2026-11-22T00:05:00+00:00"),
            ("11/22/2026 18:30", "2026-11-22T18:30:00+00:00"),
            ("22.11.2026 18:30:00 +0100", "2026-11-22T18:30:00+01:00"),
            ("Sun, 22-Nov-26 18:30:00 GMT", "2026-11-22T18:30:00+00:00"),
            ("Sun, 22 Nov 2026 18:30:00 GMT+0200", "2026-11-22T18:30:00+02:00"),
            ("Sun, 22 Nov 2026 18:30:00 +02:00", "2026-11-22T18:30:00+02:00"),
            ("Sun, 22 Nov 2026 18:30:00 0200", "2026-11-22T18:30:00+02:00"),
            ("Sun,22 Nov 2026 18:30:00+0530", "2026-11-22T18:30:00+05:30"),
            ("20 11 79 05:34:27 -0300", "1979-11-20T05:34:27-03:00"),
            ("22 nov 2026", "2026-11-22T00:00:00+00:00"),
            ("Sun, 22 Nov 2026 23:59:60 +0000", "2026-11-23T00:00:00+00:00"),
            ("Thu, 29 Feb 2024 10:00:00 +1345", "2024-02-29T10:00:00+13:45"),
        ])
    func read(text: String, iso: String) {
        #expect(MailDate(text)?.iso8601 == iso)
    }

    @Test(
        "that cannot be told are none",
        arguments: [
            "", "now", "Tue, 7 All 2026 19:14:51 +0000", "30 Feb 2026 10:00:00 +0000", "22 Nov", "10:00:00",
            "22 Nov 2026 25:00:00 +0000", "22 Nov 2026 10:61:00 +0000", "99999999999999999999 Nov 2026", "((((((((",
        ])
    func unreadable(text: String) {
        #expect(MailDate(text) == nil)
    }

    @Test(
        "survive being written and read again",
        arguments: [
            "Sun, 1 Mar 2026 00:00:00 +0000", "Wed, 31 Dec 1969 23:59:59 -0500", "Mon, 29 Feb 2016 12:00:00 +1400",
        ])
    func written(text: String) throws {
        let date = try #require(MailDate(text))
        #expect(MailDate(date.rfc5322) == date)
        #expect(MailDate(date.iso8601) == date)
    }
}
