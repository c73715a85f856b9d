import Foundation
import MailTypes

/// The office we answer for.
package struct BusinessConfiguration: Sendable {
    package var name: String
    package var from: NamedAddress
    package var inboxes: [AddrSpec]
    /// The domain of our token addresses.
    package var replyDomain: String
    package var phone: String?
    package var address: String?
    package var website: String?
    package var bookingURL: String?
    package var calculatorURL: String?
    package var managerName: String?
    package var managerPhone: String?
    /// The address that people read.
    package var email: String?
    package var officeHours: String?
    package var replyWithin: String?
    package var offer: String?
    package var caseStudyURL: String?
    package var timeZone: TimeZone
    package var country: String
    /// A ZIP or airport code.
    package var location: String

    static func read(_ reader: inout ConfigurationReader) -> BusinessConfiguration {
        typealias Keys = ConfigurationKeys
        let inboxes = reader.value(Keys.businessInboxes, fallback: [])
        let noSender = NamedAddress(name: nil, address: AddrSpec(localPart: "", domain: ""))
        return BusinessConfiguration(
            name: reader.value(Keys.businessName, fallback: ""),
            from: reader.value(Keys.businessFrom, fallback: noSender),
            inboxes: inboxes,
            replyDomain: reader.optional(Keys.replyDomain) ?? inboxes.first?.domain.lowercased() ?? "localhost",
            phone: reader.optional(Keys.businessPhone),
            address: reader.optional(Keys.businessAddress),
            website: reader.optional(Keys.businessWebsite),
            bookingURL: reader.optional(Keys.bookingURL),
            calculatorURL: reader.optional(Keys.calculatorURL),
            managerName: reader.optional(Keys.managerName),
            managerPhone: reader.optional(Keys.managerPhone),
            email: reader.optional(Keys.businessEmail) ?? inboxes.first?.description,
            officeHours: reader.optional(Keys.officeHours),
            replyWithin: reader.optional(Keys.replyWithin),
            offer: reader.optional(Keys.offer),
            caseStudyURL: reader.optional(Keys.caseStudyURL),
            timeZone: reader.value(Keys.timeZone, fallback: .gmt),
            country: reader.value(Keys.country, fallback: "US"),
            location: reader.value(Keys.location, fallback: "")
        )
    }

    /// Addresses that are ours and are never answered, as comparison keys.
    package var ownAddresses: Set<String> {
        Set((inboxes + [from.address]).map(\.comparisonKey))
    }
}
