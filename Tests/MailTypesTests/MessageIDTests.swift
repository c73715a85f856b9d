import MailTypes
import Testing

@Suite("Message identifiers")
struct MessageIDTests {
    @Test(
        "are found in a field, whatever stands between them",
        arguments: [
            ("<1@a.example>", ["<1@a.example>"]),
            (" <1@a.example> <2@b.example>\t<3@c.example> ", ["<1@a.example>", "<2@b.example>", "<3@c.example>"]),
            ("<1@a.example>,<2@b.example>", ["<1@a.example>", "<2@b.example>"]),
            ("Your message of Monday <1@a.example> (comment)", ["<1@a.example>"]),
            ("<very-long-left @a.example>", ["<very-long-left@a.example>"]),
            ("1@a.example", ["<1@a.example>"]),
            ("<no-at-sign>", ["<no-at-sign>"]),
            ("<1@a.example", ["<1@a.example>"]),
            ("words only", []), ("", []), ("<>", []),
        ])
    func list(text: String, expected: [String]) {
        #expect(MessageID.list(text).map(\.value) == expected)
    }

    @Test("are bounded in number")
    func bounded() {
        let text = String(repeating: "<1@a.example> ", count: 5000)
        #expect(MessageID.list(text).count == MessageID.maximumListed)
    }
}
