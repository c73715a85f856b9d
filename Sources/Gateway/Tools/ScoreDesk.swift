import Foundation
import Leads
import MIME
import MailTypes

/// Explains what a message would score under the rules as they are now.
package struct ScoreDesk: Sendable {
    private let book: RuleBook
    private let business: BusinessConfiguration

    package init(_ configuration: Configuration) throws(ConfigurationFaults) {
        book = try RuleBook.load(configuration)
        business = configuration.business
    }

    /// The facts of a message and their score; nil facts when the message is no inquiry.
    package struct Explanation: Codable, Sendable {
        package var file: String
        package var kind: String
        package var score: Score?
    }

    /// Scores a message.
    package func explain(file: String, octets: [UInt8], now: Date) -> Explanation {
        let message = Message(octets)
        let context = ReadingContext(
            timeZone: business.timeZone, defaultCountry: business.country, now: message.date?.date ?? now,
            ownAddresses: business.ownAddresses
        )
        let understanding = Triage(context: context, rules: book.bounces).understand(message)
        return Explanation(
            file: file, kind: understanding.kind.rawValue, score: understanding.lead.map { book.scorer.score($0) }
        )
    }
}
