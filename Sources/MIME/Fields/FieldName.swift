/// The name of a header field: compared without case, kept as written (RFC 5322 §2.2, §1.2.2).
package struct FieldName: Sendable {
    /// The name as it was written.
    package let rawName: String
    /// The name in lower case: what two names are compared by.
    package let canonicalName: String

    package init(_ name: String) {
        rawName = name
        canonicalName = name.lowercased()
    }

    /// Whether the name may be written: `1*ftext`, printable ASCII without the colon (RFC 5322 §3.6.8).
    package var isWritable: Bool {
        !rawName.isEmpty && rawName.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: ":") }
    }

    /// Compares with the name of a field in a message, without making a string of it.
    func matches(_ octets: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        for octet in canonicalName.utf8 {
            guard index < octets.count, ASCII.lower(octets[index]) == octet else { return false }
            index += 1
        }
        return index == octets.count
    }
}

extension FieldName: Hashable {
    package static func == (left: FieldName, right: FieldName) -> Bool {
        left.canonicalName == right.canonicalName
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(canonicalName)
    }
}

extension FieldName: ExpressibleByStringLiteral {
    package init(stringLiteral name: String) {
        self.init(name)
    }
}

extension FieldName: CustomStringConvertible {
    package var description: String { rawName }
}

/// The names that mail programs agree on (RFC 5322 §3.6, RFC 2045, RFC 2369, RFC 2919, RFC 3834, RFC 8058).
extension FieldName {
    package static let arrival: FieldName = "Arrival-Date"
    package static let autoSubmitted: FieldName = "Auto-Submitted"
    package static let bcc: FieldName = "Bcc"
    package static let cc: FieldName = "Cc"
    package static let contentDescription: FieldName = "Content-Description"
    package static let contentDisposition: FieldName = "Content-Disposition"
    package static let contentID: FieldName = "Content-ID"
    package static let contentLocation: FieldName = "Content-Location"
    package static let contentTransferEncoding: FieldName = "Content-Transfer-Encoding"
    package static let contentType: FieldName = "Content-Type"
    package static let date: FieldName = "Date"
    package static let deliveredTo: FieldName = "Delivered-To"
    package static let feedbackID: FieldName = "Feedback-ID"
    package static let from: FieldName = "From"
    package static let inReplyTo: FieldName = "In-Reply-To"
    package static let listHelp: FieldName = "List-Help"
    package static let listID: FieldName = "List-ID"
    package static let listPost: FieldName = "List-Post"
    package static let listUnsubscribe: FieldName = "List-Unsubscribe"
    package static let listUnsubscribePost: FieldName = "List-Unsubscribe-Post"
    package static let messageID: FieldName = "Message-ID"
    package static let mimeVersion: FieldName = "MIME-Version"
    package static let originalRecipient: FieldName = "Original-Recipient"
    package static let precedence: FieldName = "Precedence"
    package static let received: FieldName = "Received"
    package static let references: FieldName = "References"
    package static let replyTo: FieldName = "Reply-To"
    package static let returnPath: FieldName = "Return-Path"
    package static let sender: FieldName = "Sender"
    package static let subject: FieldName = "Subject"
    package static let to: FieldName = "To"
    package static let xAutoResponseSuppress: FieldName = "X-Auto-Response-Suppress"
    package static let xFailedRecipients: FieldName = "X-Failed-Recipients"
    package static let xMailer: FieldName = "X-Mailer"
}
