/// The four classes of leads (M117-M120), best first.
package enum Tier: String, Sendable, Codable, CaseIterable, Hashable, Comparable {
    /// The manager is told at once.
    case critical
    /// An answer and a follow-up sequence.
    case high
    /// The standard answer.
    case medium
    /// A plain acknowledgement.
    case low

    /// A worse tier is less than a better one.
    package static func < (left: Tier, right: Tier) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .critical: 3
        case .high: 2
        case .medium: 1
        case .low: 0
        }
    }
}
