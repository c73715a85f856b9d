import Foundation
import Leads
import Testing

@testable import Web

@Suite("People, robots and where a form may lead")
struct FormGateTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)
    private static let profile = FormProfile(
        name: "quote", honeypots: ["website2"], startedField: "started", leastSeconds: 3,
        origins: ["https://shop.example"], thanks: "https://www.tnt.example/thanks")

    private func form(_ fields: [String: String]) -> PostedForm {
        PostedForm(fields: fields.sorted { $0.key < $1.key }.map { FormField(label: $0.key, value: $0.value) })
    }

    @Test(
        "hidden fields and impossible speed tell robots",
        arguments: [
            (["email": "a@b.example"], FormGate.Verdict.person), (["website2": ""], .person),
            (["website2": "https://spam.example"], .robot), (["started": "1799999998"], .tooFast),
            (["started": "1799999997"], .person), (["started": "1799999998500"], .tooFast),
            (["started": "1799999990000"], .person), (["started": "1800000100"], .person),
            (["started": "nonsense"], .person), (["started": "nan"], .person), (["started": "-inf"], .person),
        ])
    func verdicts(fields: [String: String], verdict: FormGate.Verdict) {
        #expect(FormGate(profile: Self.profile).verdict(form(fields), now: Self.now) == verdict)
    }

    /// Attack: an open redirect, by which a phisher borrows our name.
    @Test(
        "a form leads to hosts we know, and nowhere else",
        arguments: [
            ("https://shop.example/done?x=1", "https://shop.example/done?x=1"),
            ("https://www.tnt.example/other", "https://www.tnt.example/other"),
            ("https://evil.example/", nil), ("//evil.example/", nil), ("javascript:alert(1)", nil),
            ("https://shop.example@evil.example/", nil), ("https://shop.example.evil.example/", nil),
            ("http://shop.example/", nil), ("https:\\\\evil.example", nil), ("https://shop.example:444/", nil),
            ("https://shop.example/\r\nSet-Cookie: a=b", nil), ("https://shop.example\u{9}.evil.example", nil),
            ("data:text/html,x", nil), ("", nil),
        ] as [(String, String?)])
    func redirects(wanted: String, next: String?) {
        let form = form([FormProfile.thanksField: wanted])
        #expect(FormGate(profile: Self.profile).next(form) == next ?? "https://www.tnt.example/thanks")
        #expect(FormGate(profile: FormProfile(name: "x")).next(form) == nil)
    }

    @Test("an address has so many calls a minute, and they come back evenly")
    func rate() {
        let rate = CallRate(perMinute: 6)
        for _ in 0..<6 { #expect(rate.wait(for: "192.0.2.1", at: Self.now) == nil) }
        #expect(rate.wait(for: "192.0.2.1", at: Self.now) == 10)
        #expect(rate.wait(for: "192.0.2.2", at: Self.now) == nil)
        #expect(rate.wait(for: "192.0.2.1", at: Self.now.addingTimeInterval(10)) == nil)
        #expect(rate.wait(for: "192.0.2.1", at: Self.now.addingTimeInterval(11)) == 9)
    }
}
