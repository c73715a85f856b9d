import MailTypes
import Testing

@Suite("Addresses")
struct AddrSpecTests {
    @Test(
        "are read as SMTP writes them",
        arguments: [
            ("ann@acme.example", "ann", "acme.example"),
            ("a@b", "a", "b"),
            ("first.last+tag@sub.acme.example", "first.last+tag", "sub.acme.example"),
            ("\"ann lee\"@acme.example", "ann lee", "acme.example"),
            ("\"a@b\"@acme.example", "a@b", "acme.example"),
            ("\"a\\\"b\"@acme.example", "a\"b", "acme.example"),
            ("\"\"@acme.example", "", "acme.example"),
            ("ann@[192.0.2.1]", "ann", "[192.0.2.1]"),
            ("ann@[IPv6:2001:db8::1]", "ann", "[IPv6:2001:db8::1]"),
            ("ann@[IPv6:::]", "ann", "[IPv6:::]"),
            ("ann@[IPv6:2001:db8:1:2:3:4:192.0.2.1]", "ann", "[IPv6:2001:db8:1:2:3:4:192.0.2.1]"),
            ("пример@почта.рф", "пример", "почта.рф"),
            ("!#$%&'*+-/=?^_`{|}~@acme.example", "!#$%&'*+-/=?^_`{|}~", "acme.example"),
        ])
    func valid(text: String, local: String, domain: String) throws {
        let address = try #require(AddrSpec(text))
        #expect(address.localPart == local)
        #expect(address.domain == domain)
        #expect(AddrSpec(address.description) == address)
    }

    @Test(
        "that are none are refused",
        arguments: [
            "", "@", "ann", "ann@", "@acme.example", ".ann@acme.example", "ann.@acme.example", "a..b@acme.example",
            "ann lee@acme.example", "ann@acme..example", "ann@.example", "ann@acme.example.", "ann@-acme.example",
            "ann@acme-.example", "ann@acme_x.example", "a@b@c", "\"ann@acme.example", "\"a\"b@acme.example",
            "\"a\u{7}\"@acme.example", "ann@acme.example\r\n", "ann\r\n@acme.example", " ann@acme.example",
            "ann@[192.0.2]",
            "ann@[192.0.2.256]", "ann@[IPv6:1::2::3]", "ann@[IPv6:12345::]", "ann@[IPv6:1:2:3:4:5:6:7]", "ann@[IPv5:1]",
            "ann@[192.0.2.1", "(c)ann@acme.example", "<ann@acme.example>", "\"é\\é\"@acme.example",
            String(repeating: "a", count: 65) + "@acme.example",
            "ann@" + String(repeating: "a", count: 64) + ".example",
            "ann@" + String(repeating: "abcdefg.", count: 32) + "example",
        ])
    func invalid(text: String) {
        #expect(AddrSpec(text) == nil)
    }

    @Test(
        "may have a name before them",
        arguments: [
            ("Ann Lee <ann@acme.example>", true), ("<ann@acme.example>", true), ("ann@acme.example", true),
            ("\"Lee, Ann\" <ann@acme.example>", true), ("\"<a@b>\" <ann@acme.example>", true),
            ("Ann Q. Lee <a@b.c>", true),
            ("Lee, Ann <ann@acme.example>", false), ("Ann (x) <ann@acme.example>", false), ("Ann <ann>", false),
            ("Ann <ann@acme.example", false), ("\"Ann <ann@acme.example>", false), ("Ann <ann@acme.example> x", false),
            ("Ann <>", false), ("\"a\u{7}\" <ann@acme.example>", false), ("<a@b.c> <ann@acme.example>", false),
        ])
    func mailbox(text: String, isValid: Bool) {
        #expect((AddrSpec(mailbox: text) != nil) == isValid)
    }

    @Test("are shown in logs without the person")
    func redacted() throws {
        #expect(try #require(AddrSpec("jane.doe@acme.example")).redacted == "j***@acme.example")
    }
}
