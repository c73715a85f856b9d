/// Why an address gets no more mail.
package enum SuppressionReason: String, Sendable, Codable, CaseIterable {
    case hardBounce = "hard-bounce"
    case softBounces = "soft-bounces"
    case complaint
    case unsubscribe
    case manual

    /// What it forbids when nothing else is said. Who unsubscribed and then asks again wants an answer to the question;
    /// who complained, or whose address refuses, gets nothing at all.
    package var usualScope: SuppressionScope { self == .unsubscribe ? .followUp : .all }
}
