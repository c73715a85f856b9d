import FoundationEssentials

/// What a reader has to know of the business to understand a message: where and when it is read, and which addresses
/// are the business's own.
package struct ReadingContext: Sendable {
    /// The business's time zone: "tomorrow at 6" is meant there.
    package var timeZone: TimeZone
    /// ISO 3166-1 alpha-2 code of the country whose national telephone numbers and day/month order are assumed.
    package var defaultCountry: String
    /// The moment of reading, from which relative dates count.
    package var now: Date
    /// Comparison keys (`AddrSpec.comparisonKey`) of the business's own addresses: never a lead's.
    package var ownAddresses: Set<String>
    /// The business's own domains in lower case: an address there is never a lead's.
    package var ownDomains: Set<String>

    /// A context with everything stated; nothing is read from the environment.
    package init(
        timeZone: TimeZone, defaultCountry: String = "US", now: Date, ownAddresses: Set<String> = [],
        ownDomains: Set<String> = []
    ) {
        self.timeZone = timeZone
        self.defaultCountry = defaultCountry.uppercased()
        self.now = now
        self.ownAddresses = ownAddresses
        self.ownDomains = Set(ownDomains.map { $0.lowercased() })
    }
}
