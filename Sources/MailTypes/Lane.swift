/// The order in which outgoing mail is served: a first reply never waits for a follow-up.
package enum Lane: String, Sendable, Codable, CaseIterable, Comparable {
    case firstReply = "first-reply"
    case alert
    case followUp = "follow-up"
    case other

    package static func < (left: Lane, right: Lane) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .firstReply: 0
        case .alert: 1
        case .followUp: 2
        case .other: 3
        }
    }
}
