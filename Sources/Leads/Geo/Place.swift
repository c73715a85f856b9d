/// A place that was found in a text.
package struct Place: Hashable, Sendable {
    /// How it was recognised.
    package enum Kind: String, Sendable, Hashable {
        case zip, airport, city
    }

    package var kind: Kind
    /// `Newark, NJ 07102`, `EWR Newark Liberty International Airport`, `Stamford, CT`.
    package var name: String
    /// Two letters, empty outside the United States.
    package var state: String
    package var coordinate: Coordinate

    package init(kind: Kind, name: String, state: String, coordinate: Coordinate) {
        self.kind = kind
        self.name = name
        self.state = state
        self.coordinate = coordinate
    }
}
