import Leads

/// How many leads there are, by status and by tier.
package struct LeadCounts: Hashable, Sendable {
    package let byStatus: [LeadStatus: Int]
    package let byTier: [Tier: Int]

    /// All leads.
    package var all: Int { byStatus.values.reduce(0, +) }
}
