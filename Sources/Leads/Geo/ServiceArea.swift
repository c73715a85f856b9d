/// Where the office takes trips (M42). A place is inside when either rule lets it in; with no rule, everywhere is.
package struct ServiceArea: Hashable, Sendable {
    /// Miles around the business.
    package var radius: Double?
    /// States served whatever the distance, two letters each.
    package var states: Set<String>

    package init(radius: Double? = nil, states: Set<String> = []) {
        self.radius = radius
        self.states = Set(states.map { $0.uppercased() })
    }

    /// Whether a pickup there is taken.
    package func contains(_ place: Place, distance: Double) -> Bool {
        if radius == nil && states.isEmpty { return true }
        if let radius, distance <= radius { return true }
        return states.contains(place.state)
    }
}
