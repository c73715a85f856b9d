import Testing

@testable import MailTypes

/// Addresses as they go to hosts without SMTPUTF8.
@Suite struct WireAddressTests {
    /// RFC 3492 §7.1 and names in use.
    @Test(
        arguments: [
            ("bücher.example", "xn--bcher-kva.example"), ("BÜCHER.example", "xn--bcher-kva.example"),
            ("münchen.de", "xn--mnchen-3ya.de"), ("例え.jp", "xn--r8jz45g.jp"), ("пример.рф", "xn--e1afmkfd.xn--p1ai"),
            ("ليهمابتكلموشعربي؟.example", nil), ("他们为什么不说中文.example", "xn--ihqwcrb4cv8a8dqg056pqjye.example"),
            ("почемужеонинеговорятпорусски.example", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l.example"),
            ("plain.example", "plain.example"), ("a..b", nil), ("ä b.example", nil), ("ä\u{200d}.example", nil),
            ("a\u{308}.example", nil), (String(repeating: "ä", count: 80) + ".example", nil),
        ] as [(String, String?)])
    func domains(_ domain: String, _ ascii: String?) {
        #expect(Punycode.asciiDomain(domain) == ascii)
    }

    @Test func theLocalPartHasNoOtherForm() {
        #expect(AddrSpec(localPart: "a", domain: "bücher.example").asciiForm == "a@xn--bcher-kva.example")
        #expect(AddrSpec(localPart: "ä", domain: "b.example").asciiForm == nil)
        #expect(AddrSpec(localPart: "a b", domain: "b.example").asciiForm == "\"a b\"@b.example")
    }

    @Test(arguments: [
        ("a", "b.example", true), ("a\r\nDATA", "b.example", false), ("a\n", "b.example", false),
        ("a", "b>\r\n", false),
        ("a", "b> SIZE=1", false), ("a\0", "b.example", false), ("a", "b\u{7f}", false), ("a b", "b.example", true),
        ("a", "[192.0.2.1]", true), ("ä", "ö.example", true),
    ])
    func lines(_ localPart: String, _ domain: String, _ isSpeakable: Bool) {
        #expect(AddrSpec(localPart: localPart, domain: domain).isOnOneLine == isSpeakable)
    }
}
