import MIME

/// What shows a complaint in a form of a provider's own, before or beside RFC 5965.
enum ComplaintSigns {
    /// The sign, for `why`; nil when there is none.
    static func sign(in message: Message) -> String? {
        for name in fields where message.header[name] != nil { return name.rawName }
        let subject = FoldedText(message.subject ?? "", limit: 300)
        if subject.hasPrefix("[spamcop (") { return "SpamCop's subject" }
        let from = message.from.first?.rawAddress.lowercased() ?? ""
        // QUIRK: AOL's reports of old (`scomp`) are the message in a part, under one of two subjects.
        let isAOL = from.hasPrefix("scomp@aol.") || from.hasPrefix("feedbackloop@aol.")
        if isAOL { return "AOL's feedback loop" }
        let hasMessage = message.leaves.contains { $0.message != nil || $0.mediaType.subtype.hasPrefix("rfc822") }
        guard hasMessage else { return nil }
        return subjects.first { subject.hasPrefix($0) }.map { "subject \"\($0)\"" }
    }

    /// Fields that only systems of complaint write: SpamCop, X-ARF.
    private static let fields: [FieldName] = ["X-SpamCop-sourceip", "X-XARF", "X-ARF"]

    /// Subjects that mean one only when the message complained about is there too.
    private static let subjects = [
        "email feedback report for ip", "client tos notification", "abuse report about", "spam report about",
        "complaint about message from", "email abuse report", "fbl complaint",
    ]
}
