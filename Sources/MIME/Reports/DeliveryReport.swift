import MailTypes

/// A delivery status notification (RFC 3464), with what came back of the message (RFC 6522, RFC 6533).
package struct DeliveryReport: Sendable {
    /// The per-message fields (RFC 3464 §2.2).
    package let messageFields: Header
    /// The recipients in the order of the report (RFC 3464 §2.3).
    package let recipients: [RecipientReport]
    /// The header of the message reported on, when it came back in any form.
    package let returnedHeader: Header?
    /// The message reported on, when it came back whole.
    package let returnedMessage: Message?

    /// The MTA that made the report, without its type.
    package var reportingMTA: String? { messageFields.typedValue("Reporting-MTA")?.value }
    /// The envelope identifier of the original transaction (RFC 3461 §4.4).
    package var originalEnvelopeID: String? { messageFields["Original-Envelope-Id"]?.body }
    package var arrivalDate: MailDate? { messageFields[.arrival].flatMap { MailDate($0.unfoldedBody) } }

    /// Reads the first delivery-status part of a message, whatever type the message itself claims; nil without one.
    init?(in message: Message) {
        let leaves = message.leaves
        guard
            let status = leaves.first(where: {
                $0.mediaType.type == "message" && !$0.isText
                    && ["delivery-status", "global-delivery-status"].contains($0.mediaType.subtype)
            })
        else { return nil }
        let groups = DeliveryReport.groups(in: status.decodedBytes())
        let isRecipient = { (group: Header) in
            group["Final-Recipient"] != nil || group["Original-Recipient"] != nil || group["Action"] != nil
        }
        // QUIRK: some reports leave the empty line after the per-message fields out, or have no such fields.
        messageFields = groups.first ?? Header([])
        recipients = groups.filter(isRecipient).map(RecipientReport.init)
        let returned = ReturnedContent(in: leaves)
        returnedHeader = returned.header
        returnedMessage = returned.message
    }

    /// More recipients in one report than any sender has in one transaction.
    static let maximumGroups = 10_000

    /// `delivery-status-content = per-message-fields 1*( CRLF per-recipient-fields )`.
    static func groups(in octets: [UInt8]) -> [Header] {
        octets.withUnsafeBufferPointer { buffer in
            var parser = MessageParser(octets: octets, buffer: buffer, limits: .standard)
            var groups: [Header] = []
            while parser.position < octets.count, groups.count < maximumGroups {
                let start = parser.position
                let group = parser.header(isTop: false)
                if !group.isEmpty { groups.append(group) }
                // A line that is no field ends a group; it is passed over.
                if parser.position == start { parser.position = parser.line(at: start).next }
            }
            return groups
        }
    }
}
