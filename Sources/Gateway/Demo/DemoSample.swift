import Foundation
import MIME
import MailTypes

/// The inquiry that the demo sends itself: a person who writes.
enum DemoSample {
    static let sender = AddrSpec(localPart: "maria.alvarez", domain: "hartwell-partners.example")
    static let inbox = AddrSpec(localPart: "inquiries", domain: "tntlimousine.example")

    static func message(at now: Date) throws -> [UInt8] {
        try MessageDraft(
            from: Mailbox(displayName: "Maria Alvarez", address: sender),
            to: [Mailbox(displayName: "TNT Limousine", address: inbox)],
            subject: "Cars for our board meeting", date: MailDate(date: now),
            messageID: MessageID(unique: UUID().uuidString.lowercased(), domain: sender.domain),
            text: """
                Hello,

                we need transportation for a corporate board meeting on \(day(after: now)) at 6:30 pm.
                There will be 9 passengers, from Newark Airport (EWR) to 30 Rockefeller Plaza, New York,
                NY 10112, and we would keep the vehicle for 5 hours. Our budget is about $1,400.

                Could you send me a quote today?

                Maria Alvarez
                Hartwell Partners
                (212) 555-0142

                """
        ).compose()
    }

    /// A day three weeks ahead, as people write it.
    private static func day(after now: Date) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let date = MailDate(date: now.addingTimeInterval(21 * 86_400)).iso8601.prefix(10).split(separator: "-")
        let numbers = date.compactMap { Int($0) }
        guard numbers.count == 3, (1...12).contains(numbers[1]) else { return "next Friday" }
        return "\(months[numbers[1] - 1]) \(numbers[2])"
    }
}
