/// The kind of address a name is asked for.
package enum AddressFamily: String, Sendable, CaseIterable {
    /// IPv4, record type A.
    case a = "A"
    /// IPv6, record type AAAA.
    case aaaa = "AAAA"
}
