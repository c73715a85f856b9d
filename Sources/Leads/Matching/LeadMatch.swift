import MIME
import MailTypes

/// By what a message finds the lead it belongs to: keys in the order in which they are looked up, the surest first.
///
/// Pure: the store looks them up and takes the first that leads somewhere.
package struct LeadMatch: Hashable, Sendable {
    /// One thing to look up.
    package enum Key: Hashable, Sendable {
        /// A token of ours in an address (`reply+TOKEN@…`, the reverse-path of a message of ours).
        case token(String)
        /// A message of ours, or one we know, by its identifier.
        case messageID(MessageID)
        /// An open lead of this sender, when its subject is alike.
        case sender(AddrSpec, bareSubject: String)
    }

    package let keys: [Key]

    /// - Parameters:
    ///   - token: the token in an address or in a text, nil when there is none: only its maker knows its form.
    package init(
        _ understanding: Understanding, message: Message, envelope: Envelope?, token: (String) -> String?
    ) {
        var keys: [Key] = []
        let forward = (envelope?.forwardPaths ?? []).map(\.description)
        let visible = (message.to + message.cc).map(\.rawAddress)
        let delivered = message.header.all(.deliveredTo).map(\.body) + message.header.all("X-Original-To").map(\.body)
        for address in forward + visible + delivered { token(address).map { keys.append(.token($0)) } }
        keys += understanding.originalMessageIDs.prefix(LeadMatch.mostIdentifiers).map(Key.messageID)
        keys += (message.inReplyTo + message.references.reversed()).prefix(LeadMatch.mostIdentifiers).map(Key.messageID)
        if let found = token(LeadMatch.body(of: message, understanding)) { keys.append(.token(found)) }
        if let sender = LeadMatch.sender(of: message, understanding) {
            keys.append(.sender(sender, bareSubject: SubjectPrefix.bare(message.subject ?? "")))
        }
        self.keys = LeadMatch.unique(keys)
    }

    /// Identifiers that are looked up; long threads name hundreds, the last ones are ours or nobody's.
    private static let mostIdentifiers = 50
    /// Octets of a body in which a token is looked for.
    private static let longestBody = 64 * 1024

    private static func body(of message: Message, _ understanding: Understanding) -> String {
        let text = message.readableText
        return text.utf8.count > longestBody ? String(text.prefix(longestBody)) : text
    }

    /// Whose open lead it may be: only a person's own message says so.
    private static func sender(of message: Message, _ understanding: Understanding) -> AddrSpec? {
        switch understanding.kind {
        case .bounce, .delay:
            understanding.bounces.first { !$0.isSuccess }?.address
        case .complaint:
            understanding.complaint?.recipients.first.flatMap { AddrSpec($0) }
        case .form, .inquiry, .reply, .unknown:
            understanding.replyAddress ?? message.from.first?.address
        case .autoResponse, .unsubscribe, .challenge, .list, .notice:
            message.from.first?.address
        }
    }

    private static func unique(_ keys: [Key]) -> [Key] {
        var seen: Set<Key> = []
        return keys.filter { seen.insert($0).inserted }
    }
}
