/// Where the business is and where it drives.
package struct BusinessLocation: Hashable, Sendable {
    package var coordinate: Coordinate
    /// As evidence names it: `Newark, NJ 07102`.
    package var name: String
    /// Two letters; prefers the business's own state when a city is named without one.
    package var state: String
    package var serviceArea: ServiceArea

    package init(coordinate: Coordinate, name: String, state: String = "", serviceArea: ServiceArea = ServiceArea()) {
        self.coordinate = coordinate
        self.name = name
        self.state = state
        self.serviceArea = serviceArea
    }

    /// The business at the centre of a ZIP code; nil when the table does not know it.
    package init?(zip: String, in table: GeoTable, serviceArea: ServiceArea = ServiceArea()) {
        guard let place = table.zip(zip) else { return nil }
        self.init(
            coordinate: place.coordinate, name: place.name, state: place.state, serviceArea: serviceArea
        )
    }
}
