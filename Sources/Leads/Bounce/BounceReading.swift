import MIME
import MailTypes

/// A delivery report taken apart.
package struct BounceReading: Sendable {
    /// Every recipient it names, in its order, the delivered too.
    package var recipients: [BouncedRecipient]
    /// The header of the message that came back, when it did.
    package var returnedHeader: Header?
    /// RFC 3464: the report has a machine-readable part.
    package var isStandard: Bool

    /// The identifiers of the message that came back: its own, then those it answered.
    package var originalMessageIDs: [MessageID] {
        guard let returnedHeader else { return [] }
        return [FieldName.messageID, .inReplyTo, .references].flatMap { name in
            returnedHeader.all(name).flatMap { MessageID.list($0.unfoldedBody) }
        }
    }
}
