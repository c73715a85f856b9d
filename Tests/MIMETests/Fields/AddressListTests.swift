import MIME
import MailTypes
import Testing

@Suite("Address lists")
struct AddressListTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let body: String
        let expected: [String]
        var testDescription: String { body }

        init(_ body: String, _ expected: String...) {
            self.body = body
            self.expected = expected
        }
    }

    /// Each mailbox as `name|address`.
    @Test(
        "are read",
        arguments: [
            Case("ann@x.example", "|ann@x.example"),
            Case("Ann Lee <ann@x.example>", "Ann Lee|ann@x.example"),
            Case("\"Lee, Ann\" <ann@x.example>, bob@y.example", "Lee, Ann|ann@x.example", "|bob@y.example"),
            Case("\"Giant; \\\"Big\\\" Box\" <box@x.example>", "Giant; \"Big\" Box|box@x.example"),
            Case("ann@x.example (Ann Lee)", "Ann Lee|ann@x.example"),
            Case("Ann (the boss (really)) <ann@x.example>", "Ann (the boss (really))|ann@x.example"),
            Case("=?utf-8?Q?J=C3=BCrgen?= <j@x.example>", "Jürgen|j@x.example"),
            Case("\"=?utf-8?B?SsO8cmdlbg==?=\" <j@x.example>", "Jürgen|j@x.example"),
            Case("=?utf-8?Q?Lee=2C_Ann?= <ann@x.example>", "Lee, Ann|ann@x.example"),
            Case("=?utf-8?Q?a,b<c?= <ann@x.example>", "a,b<c|ann@x.example"),
            Case("Jürgen <jürgen@bücher.example>", "Jürgen|jürgen@bücher.example"),
            // Groups (RFC 5322 §3.4).
            Case("Friends: ann@x.example, Bob <bob@y.example>;", "|ann@x.example", "Bob|bob@y.example"),
            Case("undisclosed-recipients:;"),
            Case("Undisclosed recipients:"),
            Case("A: a@x.example; B: b@x.example; c@x.example", "|a@x.example", "|b@x.example", "|c@x.example"),
            // Obsolete syntax (RFC 5322 §4.4).
            Case("<@relay.example,@b.example:ann@x.example>", "|ann@x.example"),
            Case("ann @ x . example", "|ann@x.example"),
            Case("ann(comment)@(here)x.example", "comment here|ann@x.example"),
            Case(", ,ann@x.example,,", "|ann@x.example"),
            Case("\"ann lee\"@x.example", "|\"ann lee\"@x.example"),
            Case("ann@[192.0.2.1]", "|ann@[192.0.2.1]"),
            Case("ann@[IPv6:2001:db8::1]", "|ann@[IPv6:2001:db8::1]"),
            // What programs write.
            Case("Ann Lee ann@x.example", "Ann Lee|ann@x.example"),
            Case("ann@x.example <ann@x.example>", "ann@x.example|ann@x.example"),
            Case("<<ann@x.example>>", "|ann@x.example"),
            Case("Ann <ann@x.example", "Ann|ann@x.example"),
            Case("Ann <ann@x.example, Bob <bob@y.example>", "Ann|ann@x.example", "Bob|bob@y.example"),
            Case("ann@x.example; bob@y.example", "|ann@x.example", "|bob@y.example"),
            Case("\"Ann Lee <ann@x.example>", "Ann Lee|ann@x.example"),
            Case("Ann (Acme <ann@x.example>", "Ann Acme|ann@x.example"),
            Case("'ann@x.example' <ann@x.example>", "'ann@x.example'|ann@x.example"),
            Case("< ann@x.example >", "|ann@x.example"),
            Case("MAILER-DAEMON", "MAILER-DAEMON|"),
            Case("root (Cron Daemon)", "Cron Daemon|root"),
            Case("Mail Delivery System <MAILER-DAEMON>", "Mail Delivery System|MAILER-DAEMON"),
            Case("<>", "|"),
            // Several addresses without commas, in one pair of brackets, with brackets too many or too few.
            Case("ann@x.example bob@y.example", "|ann@x.example", "|bob@y.example"),
            Case("Ann ann@x.example Bob bob@y.example", "Ann|ann@x.example", "Bob|bob@y.example"),
            Case("<ann@x.example> <bob@y.example>", "|ann@x.example", "|bob@y.example"),
            Case("Ann <ann@x.example> Bob <bob@y.example>", "Ann|ann@x.example", "Bob|bob@y.example"),
            Case("Ann <ann@x.example,bob@y.example>", "Ann|ann@x.example", "|bob@y.example"),
            Case("<ann@x.example; bob@y.example>", "|ann@x.example", "|bob@y.example"),
            Case("<ann@x.example bob@y.example>", "|ann@x.example", "|bob@y.example"),
            Case("Ann ann@x.example>", "Ann|ann@x.example"),
            Case("Ann << ann@x.example > >", "Ann|ann@x.example"),
            Case("\"ann@x.example\" <> <ann@x.example>", "ann@x.example|ann@x.example"),
            // Quotes: stray ones, around a whole address, backslashes outside of them and before a fold.
            Case("Ann\" <ann@x.example>, \"Bob\" <bob@y.example>", "Ann|ann@x.example", "Bob|bob@y.example"),
            Case("'ann@x.example'", "|ann@x.example"),
            Case("<\"ann@x.example\">", "|ann@x.example"),
            Case("\"ann@x.example\"", "|ann@x.example"),
            Case("Lee\\, Ann <ann@x.example>", "Lee, Ann|ann@x.example"),
            Case("Ann (a \\\r\n ) b) <ann@x.example>", "Ann (a ) b)|ann@x.example"),
            // Raw ISO-2022-JP, a character of which is written with the sign of a quote.
            Case("\u{1b}$B%\"\u{1b}(B <ann@x.example>", "ア|ann@x.example"),
            // Encoded words that hold an address are a name, unless there is nothing else.
            Case("=?utf-8?Q?ann@x.example?= <bob@y.example>", "ann@x.example|bob@y.example"),
            Case("=?utf-8?Q?ann@x.example?=", "|ann@x.example"),
            Case("=?utf-8?B?SsO8IDxhbm5AeC5leGFtcGxlPg==?=", "Jü|ann@x.example"),
            Case(""),
            Case("   "),
        ])
    func read(example: Case) {
        let found = Mailbox.list(example.body).map { "\($0.displayName ?? "")|\($0.rawAddress)" }
        #expect(found == example.expected)
    }

    @Test("give an address only where mail can go")
    func addresses() {
        #expect(
            Mailbox.list("<MAILER-DAEMON>, ann@x.example, a b c@").map { $0.address?.description } == [
                nil, "ann@x.example", nil,
            ])
    }
}
