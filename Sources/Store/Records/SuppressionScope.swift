/// How much a suppression forbids.
package enum SuppressionScope: String, Sendable, Codable, CaseIterable {
    /// Nothing goes to the address.
    case all
    /// Follow-ups do not; the direct answer to an inquiry made later does.
    case followUp = "follow-up"
}
