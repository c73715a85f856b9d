import Foundation
import Leads
import MIME
import MailTypes
import NIOCore
import Spool

/// Takes what was posted to our web door into the spool, as a message of our own that carries the fields as data: from
/// there on it is handled like all mail, and survives whatever mail survives.
package struct FormDoor: Sendable {
    let business: BusinessConfiguration
    let tokens: TokenAddresses
    let queue: SpoolQueue
    /// Messages that wait to be read, before new ones are put off.
    let backlog: Int
    let clock: any WallClock

    /// Why nothing can be taken now.
    package enum Fault: Error {
        /// Intake is far behind.
        case behind
        /// The disk is full or failing.
        case disk(String)
    }

    /// Commits the fields; when it returns they are on disk.
    /// - Parameters:
    ///   - form: the name of the form's profile.
    ///   - peer: the caller's address.
    ///   - key: names the call, so that one that comes twice is one message (`Message-ID`).
    ///   - arrival: when the request began.
    /// - Returns: the queue ID.
    /// - Throws: `Fault`.
    package func take(
        _ fields: [FormField], form: String, peer: String, key: String?, arrival: Date
    ) async throws -> QueueID {
        guard queue.count < backlog else { throw Fault.behind }
        guard let inbox = business.inboxes.first else { throw Fault.disk("no inbox is configured") }
        let id = queue.newID(at: clock.now())
        let octets = message(fields, form: form, unique: key ?? id.description, inbox: inbox, arrival: arrival)
        let envelope = Envelope(
            peer: peer, helo: "http", reversePath: .mailbox(inbox), forwardPaths: [inbox], arrival: arrival,
            lane: .other, authenticatedAs: Envelope.formUser + form)
        do {
            return try await queue.commit(ByteBuffer(bytes: octets), envelope: envelope, id: id)
        } catch {
            throw Fault.disk("\(error)")
        }
    }

    private func message(
        _ fields: [FormField], form: String, unique: String, inbox: AddrSpec, arrival: Date
    ) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings always encode.
        let lines = fields.compactMap { try? encoder.encode($0) }.map { String(decoding: $0, as: UTF8.self) }
        let head = [
            "From: <\(inbox)>", "To: <\(inbox)>", "Subject: Inquiry by the form \(form)",
            "Date: \(MailDate(date: arrival).rfc5322)",
            "Message-ID: \(MessageID(unique: unique, domain: tokens.domain))",
            "MIME-Version: 1.0", "Content-Type: application/json; charset=utf-8", "Content-Transfer-Encoding: 8bit",
        ]
        let body = "[\n" + lines.joined(separator: ",\n") + "\n]\n"
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    }
}
