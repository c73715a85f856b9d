import Gateway
import MailTypes
import Web

/// Shows the demo's capture host to the web page.
struct CapturedReplies: CapturedMail {
    let host: CaptureHost

    func newest(_ limit: Int) async -> [CapturedMessage] {
        host.replies.prefix(limit).map(Self.shown)
    }

    func message(_ id: String) async -> CapturedMessage? {
        host.replies.first { $0.id.description == id }.map(Self.shown)
    }

    private static func shown(_ reply: CapturedReply) -> CapturedMessage {
        CapturedMessage(
            id: reply.id.description, received: reply.received,
            to: reply.recipients.map(\.description).joined(separator: ", "), subject: reply.subject,
            header: reply.header, text: reply.text, html: reply.html
        )
    }
}
