#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A point on the earth in degrees, north and east positive.
package struct Coordinate: Hashable, Sendable, Codable {
    package var latitude: Double
    package var longitude: Double

    package init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Statute miles along the great circle, by the haversine formula on a sphere of 3,958.8 miles.
    package func miles(to other: Coordinate) -> Double {
        let radians = Double.pi / 180
        let north = sin((other.latitude - latitude) * radians / 2)
        let east = sin((other.longitude - longitude) * radians / 2)
        let share = north * north + cos(latitude * radians) * cos(other.latitude * radians) * east * east
        return 2 * 3958.8 * asin(min(1, share.squareRoot()))
    }
}
