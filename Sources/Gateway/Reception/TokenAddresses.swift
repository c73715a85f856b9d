import MailTypes
import Vault

/// The addresses of ours that carry a token: where replies, bounces and requests to stop come back to (D6).
///
/// `reply-TOKEN@domain`, `bounce-TOKEN@domain`, `unsubscribe-TOKEN@domain`. The token holds a queue ID and a code over
/// it that only we can make, so nobody can forge an answer to a message of ours.
struct TokenAddresses: Sendable {
    /// What an address is for, and the ID in it.
    enum Meaning: Hashable, Sendable {
        /// An answer to our mail; the lead.
        case reply(lead: QueueID)
        /// A report about a message of ours; its ID in the outgoing queue.
        case bounce(message: QueueID)
        /// A request to stop, by mail (RFC 8058 §3.1 names the way by POST); the lead.
        case unsubscribe(lead: QueueID)
    }

    private let vault: Vault
    let domain: String

    init(vault: Vault, domain: String) {
        self.vault = vault
        self.domain = domain.lowercased()
    }

    /// The address for a meaning.
    func address(_ meaning: Meaning) -> AddrSpec? {
        let (prefix, purpose, id) =
            switch meaning {
            case .reply(let lead): (Self.reply, Character("r"), lead)
            case .bounce(let message): (Self.bounce, Character("b"), message)
            case .unsubscribe(let lead): (Self.unsubscribe, Character("u"), lead)
            }
        let octets = withUnsafeBytes(of: id.rawValue.bigEndian, Array.init)
        return vault.addressToken(purpose: purpose, payload: octets).map {
            AddrSpec(localPart: prefix + $0, domain: domain)
        }
    }

    /// What an address means; nil when it is none of ours, or forged.
    func meaning(of address: AddrSpec) -> Meaning? {
        guard address.domain.lowercased() == domain else { return nil }
        return meaning(ofLocalPart: address.localPart)
    }

    /// The local part of the first address of ours in a text, whether its token is good or not.
    func localPart(in text: String) -> String? {
        let octets = Array(text.utf8)
        let suffix = Array(("@" + domain).utf8)
        var at = 0
        while let found = octets[at...].firstIndex(of: UInt8(ascii: "@")) {
            at = found + 1
            guard octets.count - found >= suffix.count,
                zip(octets[found...], suffix).allSatisfy({ Self.lowercased($0) == $1 })
            else { continue }
            var start = found
            // A local part of ours is letters, digits and one hyphen, at most 64 octets (RFC 5321 §4.5.3.1.1).
            while start > 0, found - start < 64, Self.isOurs(octets[start - 1]) { start -= 1 }
            let localPart = String(decoding: octets[start..<found], as: UTF8.self).lowercased()
            if [Self.reply, Self.bounce, Self.unsubscribe].contains(where: localPart.hasPrefix) { return localPart }
        }
        return nil
    }

    /// What the local part of an address at our domain means.
    func meaning(ofLocalPart localPart: String) -> Meaning? {
        let localPart = localPart.lowercased()
        func id(after prefix: String, _ purpose: Character) -> QueueID? {
            guard localPart.hasPrefix(prefix),
                let octets = vault.readAddressToken(localPart.dropFirst(prefix.count), purpose: purpose),
                octets.count == 8
            else { return nil }
            return QueueID(rawValue: octets.reduce(0) { $0 << 8 | UInt64($1) })
        }
        if let lead = id(after: Self.reply, "r") { return .reply(lead: lead) }
        if let message = id(after: Self.bounce, "b") { return .bounce(message: message) }
        return id(after: Self.unsubscribe, "u").map { .unsubscribe(lead: $0) }
    }

    /// What stands at the end of the page's address by which a lead's follow-ups are ended.
    func unsubscribeToken(lead: QueueID) -> String? {
        address(.unsubscribe(lead: lead)).map { String($0.localPart.dropFirst(Self.unsubscribe.count)) }
    }

    /// The lead of such a token; nil when it is none of ours, or forged.
    func lead(ofUnsubscribeToken token: String) -> QueueID? {
        guard case .unsubscribe(let lead) = meaning(ofLocalPart: Self.unsubscribe + token) else { return nil }
        return lead
    }

    /// The mark of our own messages, for `X-FirstReply-Loop`.
    func loopMark(_ message: QueueID) -> String {
        vault.addressToken(purpose: "l", payload: withUnsafeBytes(of: message.rawValue.bigEndian, Array.init)) ?? ""
    }

    /// Whether we made a mark.
    func isLoopMark(_ text: String) -> Bool {
        vault.readAddressToken(text.filter { !$0.isWhitespace }, purpose: "l") != nil
    }

    private static let reply = "reply-"
    private static let bounce = "bounce-"
    private static let unsubscribe = "unsubscribe-"

    private static func lowercased(_ octet: UInt8) -> UInt8 {
        (0x41...0x5a).contains(octet) ? octet + 0x20 : octet
    }

    private static func isOurs(_ octet: UInt8) -> Bool {
        MailGrammar.isAlphanumeric(octet) && octet < 0x80 || octet == UInt8(ascii: "-")
    }
}
