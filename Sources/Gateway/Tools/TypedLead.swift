import Foundation
import Leads
import MIME
import MailTypes

/// A lead that somebody of the office types in after a call (M8): it is written as the form mail it could have been.
package struct TypedLead: Sendable {
    /// Label and answer, in the order asked.
    package var fields: [(label: String, value: String)]
    package var name: String
    package var email: AddrSpec?

    /// Tells the channel of a lead; believed of local submissions alone.
    static let sourceField: FieldName = "X-FirstReply-Source"

    package init(name: String, email: AddrSpec?, fields: [(label: String, value: String)]) {
        self.name = name
        self.email = email
        self.fields = fields
    }

    func message(to inbox: AddrSpec?, at now: Date) throws -> [UInt8] {
        guard let inbox else { throw ControlFault(problem: "the configuration names no inbox") }
        var lines = ["Name: \(name)"]
        if let email { lines.append("Email: \(email)") }
        lines += fields.map { "\($0.label): \(Self.oneLine($0.value))" }
        return try MessageDraft(
            from: Mailbox(displayName: "Front desk", address: inbox), to: [Mailbox(address: inbox)],
            replyTo: email.map { [Mailbox(displayName: name, address: $0)] } ?? [],
            subject: "Inquiry by phone: \(name)", date: MailDate(date: now),
            messageID: MessageID(unique: UUID().uuidString.lowercased(), domain: inbox.domain),
            extraFields: [(Self.sourceField, LeadSource.phone.rawValue)], text: lines.joined(separator: "\n") + "\n"
        ).compose()
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
