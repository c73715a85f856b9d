import Crypto
import Foundation
import Leads
import Testing

@testable import Web

@Suite("Signed forms")
struct FormSignatureTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)
    private static let old: [UInt8] = Array("old secret".utf8)
    private static let new: [UInt8] = Array("new secret".utf8)
    private static let body: [UInt8] = Array("email=a%40b.example".utf8)

    private func signed(_ key: [UInt8], at seconds: Int, over body: [UInt8] = body) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("\(seconds).".utf8) + body, using: SymmetricKey(data: key))
        let hex = code.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        return "t=\(seconds),v1=\(hex)"
    }

    private func verdict(_ header: String?, keys: [[UInt8]] = [old, new]) -> FormSignature.Verdict {
        FormSignature(kind: .firstreply, keys: keys).verdict(header, body: Self.body, now: Self.now)
    }

    @Test("either of two live keys signs")
    func keys() {
        #expect(verdict(signed(Self.old, at: 1_800_000_000)) == .valid)
        #expect(verdict(signed(Self.new, at: 1_800_000_000)) == .valid)
        #expect(verdict(signed(Self.old, at: 1_800_000_000), keys: [Self.new]) == .wrong)
        #expect(verdict(signed(Self.old, at: 1_800_000_000), keys: []) == .wrong)
    }

    /// Attack: a post heard once and sent again.
    @Test("a signature is good for five minutes, either way")
    func replay() {
        #expect(verdict(signed(Self.old, at: 1_799_999_700)) == .valid)
        #expect(verdict(signed(Self.old, at: 1_799_999_699)) == .outOfTime)
        #expect(verdict(signed(Self.old, at: 1_800_000_300)) == .valid)
        #expect(verdict(signed(Self.old, at: 1_800_000_301)) == .outOfTime)
    }

    /// Attack: a forged signature, or one taken from another body.
    @Test("anything else is wrong or missing")
    func forged() {
        let good = signed(Self.old, at: 1_800_000_000)
        #expect(verdict(nil) == .missing)
        #expect(verdict("") == .missing)
        #expect(verdict(signed(Self.old, at: 1_800_000_000, over: Array("email=x".utf8))) == .wrong)
        #expect(verdict(good.replacing("t=1800000000", with: "t=1800000001")) == .wrong)
        for header in ["t=1800000000", "v1=00", String(good.dropLast()), good + "00", "t=x,v1=y", "t=,v1=", ",,,="] {
            #expect(verdict(header) == .wrong, "\(header)")
        }
    }

    @Test("Typeform's own signature")
    func typeform() {
        let code = Data(HMAC<SHA256>.authenticationCode(for: Self.body, using: SymmetricKey(data: Self.new)))
        let signature = FormSignature(kind: .typeform, keys: [Self.old, Self.new])
        #expect(signature.verdict("sha256=" + code.base64EncodedString(), body: Self.body, now: Self.now) == .valid)
        #expect(signature.verdict("sha256=AAAA", body: Self.body, now: Self.now) == .wrong)
        #expect(signature.verdict(code.base64EncodedString(), body: Self.body, now: Self.now) == .wrong)
    }
}
