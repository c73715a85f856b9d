import MIME
import MailTypes

/// By what a message finds the lead it belongs to: keys in the order in which they are looked up, the surest first.
///
/// Pure: the store looks them up, and `accepts` says which of the leads found is believed.
package struct LeadMatch: Hashable, Sendable {
    /// One thing to look up.
    package enum Key: Hashable, Sendable {
        /// A token of ours in an address (`reply-TOKEN@…`, the reverse-path of a message of ours).
        case address(token: String)
        /// The messages of ours that it answers or is about, nearest first (RFC 5322 §3.6.4).
        case thread([MessageID])
        /// A token of ours in the text, where a mail program quoted our address.
        case text(token: String)
        /// The open leads of this sender.
        case sender(AddrSpec)
        /// The open leads with this telephone number in E.164: the same person from another address.
        case phone(String)
        /// The open leads of this company's domain: a colleague writes.
        case colleague(domain: String)
    }

    package let keys: [Key]
    /// The subject without `Re:` and its like, folded: what two messages of one conversation share.
    package let bareSubject: String
    /// Whether the subject says that it goes on with a conversation.
    private let continues: Bool
    private let name: String?
    /// Whether it tells of a ride: a day, a place, how many.
    private let tellsOfRide: Bool

    /// - Parameters:
    ///   - token: the token in an address or in a text, nil when there is none: only its maker knows its form.
    package init(
        _ understanding: Understanding, message: Message, envelope: Envelope?, token: (String) -> String?
    ) {
        let subject = message.subject ?? ""
        bareSubject = SubjectPrefix.bare(subject)
        continues = SubjectPrefix.isReply(subject) || SubjectPrefix.isForward(subject)
        name = understanding.lead?.name.map { FoldedText($0).string }
        tellsOfRide = understanding.lead.map(LeadMatch.tellsOfRide) ?? false
        var keys: [Key] = LeadMatch.addresses(of: message, envelope).compactMap { address in
            token(address).map { .address(token: $0) }
        }
        let thread = LeadMatch.unique(
            understanding.originalMessageIDs + message.inReplyTo + message.references.reversed()
        )
        if !thread.isEmpty { keys.append(.thread(Array(thread.prefix(LeadMatch.mostIdentifiers)))) }
        if let found = token(LeadMatch.body(of: message)) { keys.append(.text(token: found)) }
        keys += LeadMatch.person(in: understanding, message)
        self.keys = LeadMatch.unique(keys)
    }

    /// Whether a lead that was found by `key` is the one meant.
    ///
    /// A token and an identifier of ours speak for themselves. An address, a telephone number and a domain only say who
    /// writes: the conversation must be the same too, because a changed subject is a new request of the same person.
    package func accepts(_ lead: MatchCandidate, by key: Key) -> Bool {
        switch key {
        case .address, .thread, .text: true
        // No subject is no conversation.
        case .sender: lead.hasSubject && !bareSubject.isEmpty
        // "Re: Quote" may be anybody's; a colleague goes on with a subject that tells of something.
        case .colleague: lead.hasSubject && isTelling
        case .phone: lead.hasSubject && !bareSubject.isEmpty || isSameName(lead.name)
        }
    }

    /// Whether a person's message belongs to the conversation of `lead` by its thread, and yet begins a new one: people
    /// take an old message to have our address, write a new subject over it and tell of another ride. A new subject over
    /// "sounds good, call me" is still an answer.
    package func isNewRequest(of lead: MatchCandidate) -> Bool {
        !continues && !bareSubject.isEmpty && !lead.hasSubject && tellsOfRide
    }

    private static func tellsOfRide(_ facts: LeadFacts) -> Bool {
        facts.when != nil || facts.pickup != nil || facts.dropoff != nil || facts.passengers != nil
    }

    /// Whether two messages with this subject are hardly of two conversations.
    private var isTelling: Bool { bareSubject.split(separator: " ").count >= LeadMatch.tellingWords }

    /// "Quote request" heads many mails of one company, "cars for our board meeting" does not.
    private static let tellingWords = 3

    private func isSameName(_ other: String?) -> Bool {
        guard let name, let other else { return false }
        return name == FoldedText(other).string
    }

    /// Identifiers that are looked up; long threads name hundreds, the last ones are ours or nobody's.
    private static let mostIdentifiers = 50
    /// Octets of a body in which a token is looked for.
    private static let longestBody = 64 * 1024

    private static func addresses(of message: Message, _ envelope: Envelope?) -> [String] {
        let forward = (envelope?.forwardPaths ?? []).map(\.description)
        let visible = (message.to + message.cc).map(\.rawAddress)
        let delivered = message.header.all(.deliveredTo).map(\.body) + message.header.all("X-Original-To").map(\.body)
        return forward + visible + delivered
    }

    private static func body(of message: Message) -> String {
        let text = message.readableText
        return text.utf8.count > longestBody ? String(text.prefix(longestBody)) : text
    }

    /// Who writes. An inquiry may be a new one of the same person, and what a report says of an address anybody can
    /// write: only a person's answer is believed by its sender. A robot's answer and a wish to hear no more speak for
    /// one address, never for a colleague.
    private static func person(in understanding: Understanding, _ message: Message) -> [Key] {
        let sender = understanding.replyAddress ?? message.from.first?.address
        switch understanding.kind {
        case .reply, .unknown:
            var keys = sender.map { [Key.sender($0)] } ?? []
            if let number = understanding.lead?.phoneE164 { keys.append(.phone(number)) }
            if let domain = sender?.domain.lowercased(), !FreeMail.contains(domain) {
                keys.append(.colleague(domain: domain))
            }
            return keys
        case .autoResponse, .unsubscribe:
            return message.from.first?.address.map { [.sender($0)] } ?? []
        case .inquiry, .form, .bounce, .delay, .complaint, .challenge, .list, .notice:
            return []
        }
    }

    private static func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }
}
