/// The facts of a lead by name: the keys of `lead` in the report of `inspect` and of `LeadFacts.evidence`.
package enum LeadFact: String, Sendable, Codable, CaseIterable, Hashable {
    case name, email, phone, company, service, passengers, pickup, dropoff, when, hours, value, message, language
    case roundTrip
}
