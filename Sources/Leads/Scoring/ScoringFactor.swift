/// What is weighed in a lead (M111-M115), in the order in which explanations list it.
package enum ScoringFactor: String, Sendable, Codable, CaseIterable, Hashable {
    case company, value, service, distance, passengers
}
