/// What a trip would cost by the price table, and how that was reckoned.
package struct PriceEstimate: Hashable, Sendable {
    /// US dollars, whole.
    package var amount: Double
    /// `airport transfer, sedan, 18 miles`.
    package var reckoning: String
}

extension PriceTable {
    /// The hours above which a number is no trip any more; keeps outside numbers finite.
    private static let maximumHours = 24.0 * 31

    /// The lowest price the office would quote for what is known; nil when the service is not known.
    ///
    /// - Parameter miles: length of the trip from pickup to drop-off, when both places were found.
    package func estimate(for facts: LeadFacts, miles: Double?) -> PriceEstimate? {
        guard let service = facts.service, let rate = services[service],
            let (vehicle, cars) = fleet(for: facts.passengers ?? 1)
        else { return nil }
        let hours = min(max(facts.hours ?? 0, rate.minimumHours), PriceTable.maximumHours)
        let legs = facts.roundTrip == true ? 2.0 : 1.0
        // Billed by the hour, the way back is part of the hours.
        let trips = rate.perHour > 0 ? 1.0 : legs
        let one = rate.base + rate.perMile * (miles ?? 0)
        let amount = (trips * one + rate.perHour * hours) * vehicle.factor * Double(cars)
        var parts = [service.rawValue, cars > 1 ? "\(cars) × \(vehicle.name)" : vehicle.name]
        if rate.perHour > 0 { parts.append("\(hours.plain) h") }
        if let miles, rate.perMile > 0 { parts.append("\(Int(miles.rounded())) miles") }
        if trips > 1 { parts.append("both ways") }
        if facts.passengers == nil { parts.append("passengers not given") }
        return PriceEstimate(amount: amount.rounded(), reckoning: parts.joined(separator: ", "))
    }

    /// The smallest car that seats the group, or as many of the largest as it takes.
    private func fleet(for passengers: Int) -> (Vehicle, Int)? {
        let bySize = vehicles.filter { $0.seats > 0 }.sorted { $0.seats < $1.seats }
        guard let largest = bySize.last else { return nil }
        if let fitting = bySize.first(where: { $0.seats >= passengers }) { return (fitting, 1) }
        return (largest, passengers / largest.seats + (passengers % largest.seats == 0 ? 0 : 1))
    }
}
