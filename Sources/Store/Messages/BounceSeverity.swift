/// Whether a mail system gave up for good or for now.
package enum BounceSeverity: String, Sendable, Codable, CaseIterable {
    /// The mailbox or the domain does not exist, or refuses us for good.
    case hard
    /// Full, over quota, unreachable: another time it may work.
    case soft
}
