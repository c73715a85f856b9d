import Foundation
import MIME
import MailTypes

/// A message as a program on this host hands it to sendmail: line ends, missing fields and recipients are put in order
/// (RFC 6409 §8).
package struct SubmittedMessage: Sendable {
    package let octets: [UInt8]
    package let envelope: SubmittedEnvelope

    /// Why a message is not taken.
    package enum Refusal: Error, Equatable {
        case noRecipient
        /// An address that is none: EX_USAGE.
        case badAddress(String)
        /// Not an inbox of this gateway, which never relays: EX_NOUSER.
        case notOurs(String)
    }

    /// - Parameters:
    ///   - user: the local part of a sender who gave none.
    ///   - isOurs: whether the gateway takes mail for an address.
    package init(
        _ text: [UInt8], _ arguments: SendmailArguments, user: String, hostname: String, at now: Date,
        isOurs: (AddrSpec) -> Bool
    ) throws(Refusal) {
        let body = Self.lines(text, ignoresDots: arguments.ignoresDots)
        let message = Message(body)
        var recipients: [AddrSpec] = []
        for text in arguments.recipients { recipients += try Self.addresses(text) }
        if arguments.takesRecipientsFromMessage {
            let named = Self.mailboxes(.to, message) + Self.mailboxes(.cc, message) + Self.mailboxes(.bcc, message)
            recipients += named.compactMap(\.address)
        }
        guard !recipients.isEmpty else { throw .noRecipient }
        for recipient in recipients where !isOurs(recipient) { throw .notOurs(recipient.description) }
        let sender = try Self.sender(arguments, message, user, hostname)
        envelope = SubmittedEnvelope(sender: sender, recipients: recipients)
        octets = Self.completed(
            body, message, arguments, sender ?? AddrSpec(localPart: user, domain: hostname), recipients, at: now)
    }

    private static func mailboxes(_ name: FieldName, _ message: Message) -> [Mailbox] {
        message.header.all(name).flatMap { Mailbox.list($0.body) }
    }

    private static func addresses(_ text: String) throws(Refusal) -> [AddrSpec] {
        let found = Mailbox.list(text).compactMap(\.address)
        guard !found.isEmpty else { throw .badAddress(text) }
        return found
    }

    /// `-f`, else the From field's address, else the user's on this host. `-f <>` is the null reverse-path.
    private static func sender(
        _ arguments: SendmailArguments, _ message: Message, _ user: String, _ hostname: String
    ) throws(Refusal) -> AddrSpec? {
        if let given = arguments.sender {
            if given.isEmpty { return nil }
            let whole = given.contains("@") ? given : "\(given)@\(hostname)"
            guard let address = AddrSpec(whole) else { throw .badAddress(given) }
            return address
        }
        return message.from.first?.address ?? AddrSpec(localPart: user, domain: hostname)
    }

    /// CRLF throughout; without `-i` a line of a single dot ends the message.
    private static func lines(_ text: [UInt8], ignoresDots: Bool) -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(text.count + text.count / 32 + 2)
        for var line in text.split(separator: 0x0a, omittingEmptySubsequences: false) {
            if line.last == 0x0d { line.removeLast() }
            if !ignoresDots, line.elementsEqual([0x2e]) { break }
            octets += line
            octets += [0x0d, 0x0a]
        }
        // The piece behind the last line end is no line.
        if text.last == 0x0a, octets.suffix(4).elementsEqual([0x0d, 0x0a, 0x0d, 0x0a]) { octets.removeLast(2) }
        return octets
    }

    /// The fields every message needs are put on top where they are missing; Bcc is taken away (RFC 5322 §3.6.3).
    private static func completed(
        _ body: [UInt8], _ message: Message, _ arguments: SendmailArguments, _ sender: AddrSpec,
        _ recipients: [AddrSpec], at now: Date
    ) -> [UInt8] {
        var added: [String] = []
        if message.header[.from] == nil {
            added.append(
                "From: \(arguments.fullName.map { "\"\($0.filter { $0 != "\"" && !$0.isNewline })\" " } ?? "")<\(sender)>"
            )
        }
        if message.header[.date] == nil { added.append("Date: \(MailDate(date: now))") }
        if message.header[.messageID] == nil {
            added.append("Message-ID: \(MessageID(unique: UUID().uuidString.lowercased(), domain: sender.domain))")
        }
        if message.header[.to] == nil, message.header[.cc] == nil {
            added.append("To: " + recipients.map(\.description).joined(separator: ", "))
        }
        let head = added.map { $0 + "\r\n" }.joined()
        // A text that begins without a header gets its blank line.
        let gap = message.header.fields.isEmpty ? "\r\n" : ""
        return Array((head + gap).utf8) + withoutBlindCopies(body)
    }

    private static func withoutBlindCopies(_ octets: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(octets.count)
        var (isHeader, isDropped) = (true, false)
        var rest = octets[...]
        while isHeader, !rest.isEmpty {
            let end = rest.firstIndex(of: 0x0a).map { $0 + 1 } ?? rest.endIndex
            let line = rest[..<end]
            rest = rest[end...]
            if line.elementsEqual([0x0d, 0x0a]) { isHeader = false }
            let isContinued = line.first == 0x20 || line.first == 0x09
            if !isContinued { isDropped = String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "bcc:" }
            if !isDropped || !isHeader { kept += line }
        }
        return kept + rest
    }
}
