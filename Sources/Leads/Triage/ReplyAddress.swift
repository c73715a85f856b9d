import MIME
import MailTypes

/// Whom an answer to a message would go to.
enum ReplyAddress {
    /// `Reply-To`, else `From` (RFC 5322 §3.6.2); never an address of ours, never one that no person reads.
    static func choose(for message: Message, context: ReadingContext) -> AddrSpec? {
        for mailbox in message.replyTo + message.from + message.sender {
            guard let address = mailbox.address, !isOwn(address, context),
                RobotAddress.name(of: address.description) == nil
            else { continue }
            return address
        }
        return nil
    }

    /// An address, or a domain, of the business.
    static func isOwn(_ address: AddrSpec, _ context: ReadingContext) -> Bool {
        context.ownAddresses.contains(address.comparisonKey) || context.ownDomains.contains(address.domain.lowercased())
    }
}
