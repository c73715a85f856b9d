/// What a leaf is for, as far as its type says: what a tool names it, and what the rules of triage ask for.
package enum PartRole: String, Sendable, CaseIterable {
    case text
    case html
    /// An invitation or its answer (RFC 5545, RFC 6047).
    case calendar
    /// A business card (RFC 6350).
    case contact
    /// Microsoft's winmail.dat ([MS-OXTNEF]): the whole message again, in a format of its own.
    case tnef
    case message
    case deliveryStatus = "delivery-status"
    case dispositionNotification = "disposition-notification"
    case feedbackReport = "feedback-report"
    /// The header of a returned message (RFC 6522 §4).
    case returnedHeader = "returned-header"
    /// A signature over other parts (RFC 1847).
    case signature
    case encrypted
    case image
    case file
}

extension Entity {
    /// What this leaf is for.
    package var role: PartRole {
        switch (mediaType.type, mediaType.subtype) {
        case ("text", "html"): .html
        case ("text", "calendar"), ("application", "ics"): .calendar
        case ("text", "vcard"), ("text", "x-vcard"), ("text", "directory"): .contact
        case ("text", "rfc822-headers"), ("message", "rfc822-headers"), ("message", "global-headers"): .returnedHeader
        case ("application", "ms-tnef"), ("application", "vnd.ms-tnef"): .tnef
        case ("message", "delivery-status") where !isText, ("message", "global-delivery-status"): .deliveryStatus
        case ("message", "disposition-notification"), ("message", "global-disposition-notification"):
            .dispositionNotification
        case ("message", "feedback-report"): .feedbackReport
        case ("application", "pgp-signature"), ("application", "pkcs7-signature"), ("application", "x-pkcs7-signature"):
            .signature
        case ("application", "pgp-encrypted"), ("application", "pkcs7-mime"), ("application", "x-pkcs7-mime"):
            .encrypted
        case ("image", _): .image
        // QUIRK: gateways relabel winmail.dat as application/octet-stream.
        case _ where filename?.lowercased() == "winmail.dat": .tnef
        case _ where mediaType.isMessage && !isText: .message
        default: isText ? .text : .file
        }
    }
}
