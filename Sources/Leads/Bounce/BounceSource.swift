import MIME
import MailTypes

/// One recipient with all that was said of it, before judgement.
struct BounceSource {
    var recipient: String
    /// The address that the message was sent to before it was forwarded or expanded.
    var original: String?
    var action: String?
    var status: String?
    var diagnostic: String?
    var diagnosticType: String?
    var host: String?
    /// The text behind the code of `Status`.
    var statusComment = ""
    var extra = ""
    var block: String?
}

extension BounceSource {
    /// What a delivery report says of one recipient; nil when it names none.
    init?(_ fields: RecipientReport) {
        guard let recipient = BounceSource.address(fields.finalRecipient, fields.originalRecipient) else { return nil }
        let status = fields.fields["Status"]?.body ?? ""
        self.init(
            recipient: recipient, action: fields.action, status: fields.status?.description,
            diagnostic: fields.diagnosticCode, diagnosticType: fields.diagnosticType, host: fields.remoteMTA
        )
        original = BounceSource.address(fields.originalRecipient, nil)
        statusComment = String(status.drop { $0.isNumber || $0 == "." || $0 == " " })
        extra = fields.fields["X-PowerMTA-BounceCategory"]?.body ?? ""
    }

    /// The same of the fields printed in a text.
    init?(_ fields: NoticeFields) {
        guard let recipient = BounceSource.address(fields.finalRecipient, fields.originalRecipient) else { return nil }
        self.init(
            recipient: recipient, action: fields.action, status: fields.status, diagnostic: fields.diagnosticCode,
            diagnosticType: fields.diagnosticType, host: fields.remoteMTA, statusComment: fields.statusComment
        )
        original = BounceSource.address(fields.originalRecipient, nil)
    }

    /// RFC 3464 §2.3.2: the address behind the type. QUIRK: some put it in angle brackets, or print a pipe instead.
    private static func address(_ final: String?, _ original: String?) -> String? {
        // QUIRK: some name the mailbox on their own host (`user@sims-ms-daemon`); the world knows the original.
        let isLocal = final.map { !($0.split(separator: "@").last ?? "").contains(".") } ?? true
        for candidate in isLocal && original?.contains("@") == true ? [original, final] : [final, original] {
            guard let candidate, candidate.contains("@") else { continue }
            let trimmed = candidate.drop { $0 == "<" || $0 == " " || $0 == "\"" }
            let end = trimmed.firstIndex { $0 == ">" || $0 == " " || $0 == "\"" } ?? trimmed.endIndex
            let plain = String(trimmed[..<end])
            if plain.contains("@"), plain.first != "|", plain.first != "/" { return plain }
            if let found = AddressScan.first(in: candidate[...]) { return found.address }
        }
        return (final ?? original).flatMap { $0.isEmpty ? nil : $0 }
    }
}
