import FoundationEssentials
import Leads
import MailTypes

/// A message that came, as far as the ledger keeps account of it.
package struct IncomingMessage: Hashable, Sendable {
    /// Its ID in the incoming spool: what is recorded once is never recorded again.
    package var id: QueueID
    package var kind: MessageKind
    /// Its own identifier; kept as a blind index only.
    package var messageID: MessageID?
    /// A digest of what was written, without what hosts put on top on the way; kept as a blind index only. Mailers use
    /// an identifier again: only with equal content is it the same message.
    package var contentDigest: String?
    /// When the connection that brought it was accepted.
    package var arrivedAt: Date
    package var location: SpoolLocation?

    package init(
        id: QueueID, kind: MessageKind, messageID: MessageID? = nil, contentDigest: String? = nil, arrivedAt: Date,
        location: SpoolLocation? = nil
    ) {
        self.id = id
        self.kind = kind
        self.messageID = messageID
        self.contentDigest = contentDigest
        self.arrivedAt = arrivedAt
        self.location = location
    }
}
