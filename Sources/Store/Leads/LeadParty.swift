import MailTypes

/// By whom open leads are looked up.
package enum LeadParty: Hashable, Sendable {
    case address(AddrSpec)
    /// A telephone number in E.164.
    case phone(String)
    /// The domain of a company; free-mail domains find nothing.
    case company(domain: String)
}
