/// What kind of trip is asked for: the five kinds that scoring weighs (M113).
package enum ServiceType: String, Sendable, Codable, CaseIterable, Hashable {
    /// Business travel: road shows, client transport, corporate accounts.
    case corporate
    /// To, from or between airports.
    case airport
    /// Proms, concerts, birthdays, nights out, games, funerals: everything with an occasion that is no wedding.
    case event
    case wedding
    /// As directed, by the hour.
    case hourly
}
