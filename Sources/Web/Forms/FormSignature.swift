import Crypto
import Foundation
import Leads

/// Checks that a post comes from who holds the form's secret, and is fresh.
struct FormSignature {
    /// Seconds that a signature's time may lie away from ours: clocks differ, and a replay within them is the same call by
    /// its Idempotency-Key or its content.
    static let replayWindow = 300.0

    enum Verdict: Hashable {
        case valid
        case missing
        case wrong
        case outOfTime
    }

    let kind: FormProfile.Signature
    /// Those in force; any of them will do.
    let keys: [[UInt8]]

    /// - Parameter header: the value of the field named by `kind`.
    func verdict(_ header: String?, body: [UInt8], now: Date) -> Verdict {
        guard let header, !header.isEmpty else { return .missing }
        switch kind {
        case .firstreply: return timed(header, body, now)
        case .typeform:
            guard header.hasPrefix("sha256="), let code = Data(base64Encoded: String(header.dropFirst(7))) else {
                return .wrong
            }
            return matches(code, body) ? .valid : .wrong
        }
    }

    /// `t=SECONDS,v1=HEX`.
    private func timed(_ header: String, _ body: [UInt8], _ now: Date) -> Verdict {
        var seconds: String?
        var code: Data?
        for part in header.split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { continue }
            switch pair[0].filter({ $0 != " " }) {
            case "t": seconds = String(pair[1])
            case "v1": code = FormSignature.hexadecimal(pair[1])
            default: continue
            }
        }
        guard let seconds, let time = Int64(seconds), let code else { return .wrong }
        guard matches(code, Array("\(seconds).".utf8) + body) else { return .wrong }
        return abs(now.timeIntervalSince1970 - Double(time)) <= FormSignature.replayWindow ? .valid : .outOfTime
    }

    /// Compares in constant time, with every key, so that the time tells nothing.
    private func matches(_ code: Data, _ octets: [UInt8]) -> Bool {
        keys.reduce(false) { found, key in
            HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: octets, using: SymmetricKey(data: key))
                || found
        }
    }

    private static func hexadecimal(_ text: Substring) -> Data? {
        let digits = Array(text.utf8)
        guard digits.count == 64 else { return nil }
        var octets = Data(capacity: 32)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let octet = UInt8(String(decoding: digits[index...(index + 1)], as: UTF8.self), radix: 16) else {
                return nil
            }
            octets.append(octet)
        }
        return octets
    }
}
