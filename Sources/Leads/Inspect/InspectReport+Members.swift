import MIME
import MailTypes

extension InspectReport {
    /// A mailbox of a header field; the name decoded, the address as found.
    package struct Address: Encodable, Hashable, Sendable {
        package let name: String?
        package let address: String

        init(_ mailbox: Mailbox) {
            name = mailbox.displayName
            address = mailbox.rawAddress
        }
    }

    /// The fields of the message's header that people ask for.
    package struct Headers: Encodable, Hashable, Sendable {
        package let from: [Address]
        package let replyTo: [Address]?
        package let to: [Address]
        package let cc: [Address]?
        package let subject: String?
        package let date: String?
        package let messageID: String?
        package let inReplyTo: [String]?
        package let references: [String]?

        init(_ message: Message) {
            from = message.from.map(Address.init)
            replyTo = message.replyTo.isEmpty ? nil : message.replyTo.map(Address.init)
            to = message.to.map(Address.init)
            cc = message.cc.isEmpty ? nil : message.cc.map(Address.init)
            subject = message.subject
            date = message.date?.iso8601
            messageID = message.messageID?.value
            inReplyTo = message.inReplyTo.isEmpty ? nil : message.inReplyTo.map(\.value)
            references = message.references.isEmpty ? nil : message.references.map(\.value)
        }

        private enum CodingKeys: String, CodingKey {
            case from
            case replyTo = "reply_to"
            case to, cc, subject, date
            case messageID = "message_id"
            case inReplyTo = "in_reply_to"
            case references
        }
    }

    /// One leaf part.
    package struct Part: Encodable, Hashable, Sendable {
        package let section: String
        package let type: String
        package let filename: String?
        /// Octets when decoded.
        package let size: Int
        package let sha256: String
        /// Text parts only.
        package let text: String?

        init(_ entity: Entity, digest: ([UInt8]) -> String) {
            let octets = entity.decodedBytes()
            section = entity.section
            type = InspectReport.name(of: entity.mediaType)
            filename = entity.filename
            size = octets.count
            sha256 = digest(octets)
            text = entity.isText ? entity.text() : nil
        }
    }

    /// One attachment: everything that is not shown as the body.
    package struct Attachment: Encodable, Hashable, Sendable {
        package let filename: String?
        package let type: String
        package let size: Int
        package let sha256: String

        init(_ entity: Entity, digest: ([UInt8]) -> String) {
            let octets = entity.decodedBytes()
            filename = entity.filename
            type = InspectReport.name(of: entity.mediaType)
            size = octets.count
            sha256 = digest(octets)
        }
    }

    /// A message in the message's text.
    package struct Wrapped: Encodable, Hashable, Sendable {
        package let from: String?
        package let subject: String?
        package let text: String

        init(_ message: WrappedMessage) {
            from = message.from
            subject = message.subject
            text = message.text
        }
    }

    /// One recipient of a delivery report.
    package struct Bounce: Encodable, Hashable, Sendable {
        package let recipient: String
        package let action: String
        package let status: String
        package let replyCode: String?
        package let reason: String
        package let hard: Bool
        package let diagnostic: String?
        package let command: String?
        /// The rule that gave the reason: `bounces.tsv:812`; absent when none fitted.
        package let rule: String?
        /// The address that was sent to, where the report tells it apart.
        package let originalRecipient: String?

        init(_ bounce: BouncedRecipient) {
            recipient = bounce.recipient
            action = bounce.action.rawValue
            status = bounce.status
            replyCode = bounce.replyCode
            reason = bounce.reason.rawValue
            hard = bounce.isHard
            diagnostic = bounce.diagnostic
            command = bounce.command?.rawValue
            rule = bounce.rule?.name
            originalRecipient = bounce.originalRecipient
        }

        private enum CodingKeys: String, CodingKey {
            case recipient, action, status
            case replyCode = "reply_code"
            case reason, hard, diagnostic, command, rule
            case originalRecipient = "original_recipient"
        }
    }

    /// The facts of the lead, without how they were found.
    package struct Lead: Encodable, Hashable, Sendable {
        package let name: String?
        package let email: String?
        package let phone: String?
        package let company: String?
        package let service: String?
        package let passengers: Int?
        package let pickup: String?
        package let dropoff: String?
        package let when: String?
        package let hours: Double?
        package let value: Double?
        package let message: String?
        package let language: String?

        init(_ facts: LeadFacts) {
            name = facts.name
            email = facts.email?.description
            phone = facts.phone
            company = facts.company
            service = facts.service?.rawValue
            passengers = facts.passengers
            pickup = facts.pickup
            dropoff = facts.dropoff
            when = facts.when
            hours = facts.hours
            value = facts.value
            message = facts.message
            language = facts.language
        }
    }
}
