import MailTypes

extension ReadingContext {
    /// Whether an address is the business's own.
    func owns(_ address: AddrSpec) -> Bool {
        ownAddresses.contains(address.comparisonKey) || ownDomains.contains(address.domain.lowercased())
    }

    /// Whether an address can be a lead's: a person's, not the business's own.
    func mayBeLead(_ address: AddrSpec) -> Bool {
        !owns(address) && !RobotAddress.isSite(address)
    }
}
