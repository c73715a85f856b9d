/// What a mail system did with one recipient (RFC 3464 §2.3.3).
package enum DeliveryAction: String, Sendable, Codable, CaseIterable {
    case failed
    case delayed
    case delivered
    case relayed
    case expanded
}
