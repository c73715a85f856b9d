import MIME
import MailTypes

/// Whether a robot may answer a message (RFC 3834 §2), and whether the budgets against loops still allow it.
///
/// Pure: the counters are passed in by who keeps them.
package struct ResponsePolicy: Sendable {
    /// How many automatic answers go out in the counting period.
    package struct Limits: Hashable, Sendable, Codable {
        /// RFC 3834 §2: one correspondent gets no more than this, whatever it sends.
        package var perCorrespondent: Int
        /// Robots of one domain answer from changing addresses.
        package var perDomain: Int
        /// What the office can honestly stand for in the period.
        package var inAll: Int
        /// RFC 5321 §6.3: more trace fields than this mean a loop.
        package var hops: Int

        package init(perCorrespondent: Int = 4, perDomain: Int = 200, inAll: Int = 20_000, hops: Int = 30) {
            self.perCorrespondent = perCorrespondent
            self.perDomain = perDomain
            self.inAll = inAll
            self.hops = hops
        }
    }

    /// What was answered in the present period.
    package struct Counts: Hashable, Sendable {
        package var toCorrespondent: Int
        package var toDomain: Int
        package var inAll: Int

        package init(toCorrespondent: Int = 0, toDomain: Int = 0, inAll: Int = 0) {
            self.toCorrespondent = toCorrespondent
            self.toDomain = toDomain
            self.inAll = inAll
        }
    }

    /// May it be answered, and why not.
    package enum Verdict: Hashable, Sendable {
        case answer(AddrSpec)
        case silence(Silence)
    }

    /// Why nothing is answered.
    package enum Silence: String, Hashable, Sendable, Codable, CaseIterable {
        /// Not a person's message: RFC 3834 §2.
        case notPersonal = "not a person's message"
        /// RFC 3834 §2: never to the null reverse-path.
        case nullReversePath = "null reverse-path"
        case noAddress = "nobody to answer"
        case ownAddress = "an address of ours"
        /// RFC 3834 §2: list mail.
        case listMail = "list mail"
        case robotAddress = "an address that no person reads"
        /// A message of ours came back.
        case ownLoop = "a message of ours came back"
        case tooManyHops = "too many Received fields"
        case correspondentBudget = "this correspondent was answered enough"
        case domainBudget = "this domain was answered enough"
        case totalBudget = "enough was answered in all"
        case stopRequested = "the person asked for no more mail"
    }

    /// The field that marks our own messages, with a hash that only we can make.
    package static let loopField: FieldName = "X-FirstReply-Loop"

    package let limits: Limits
    package let context: ReadingContext

    package init(limits: Limits = Limits(), context: ReadingContext) {
        self.limits = limits
        self.context = context
    }

    /// The verdict on one message.
    ///
    /// - Parameters:
    ///   - isOwnMark: whether a value of `X-FirstReply-Loop` was made by us.
    package func verdict(
        on understanding: Understanding, message: Message, envelope: Envelope?, counts: Counts,
        isOwnMark: (String) -> Bool
    ) -> Verdict {
        if let silence = silence(understanding, message, envelope, isOwnMark) { return .silence(silence) }
        guard let address = understanding.replyAddress else { return .silence(.noAddress) }
        if ReplyAddress.isOwn(address, context) { return .silence(.ownAddress) }
        if RobotAddress.name(of: address.description) != nil { return .silence(.robotAddress) }
        if counts.toCorrespondent >= limits.perCorrespondent { return .silence(.correspondentBudget) }
        if counts.toDomain >= limits.perDomain { return .silence(.domainBudget) }
        if counts.inAll >= limits.inAll { return .silence(.totalBudget) }
        return .answer(address)
    }

    private func silence(
        _ understanding: Understanding, _ message: Message, _ envelope: Envelope?, _ isOwnMark: (String) -> Bool
    ) -> Silence? {
        if message.header.all(ResponsePolicy.loopField).contains(where: { isOwnMark($0.body) }) { return .ownLoop }
        if message.header.all(.received).count > limits.hops { return .tooManyHops }
        if envelope?.reversePath == .null { return .nullReversePath }
        // The office's own web site mails its forms from the office's own domain; who is answered is the person in it.
        if understanding.kind != .form, let sender = envelope?.reversePath.mailbox,
            ReplyAddress.isOwn(sender, context)
        {
            return .ownAddress
        }
        switch understanding.kind {
        case .inquiry, .form, .reply: break
        case .unsubscribe: return .stopRequested
        case .list: return .listMail
        case .bounce, .delay, .autoResponse, .complaint, .challenge, .notice, .unknown: return .notPersonal
        }
        return nil
    }
}
