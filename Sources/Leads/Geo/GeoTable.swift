import Synchronization

/// Where US ZIP codes, cities and airports are, from the two text files of `data/`.
///
/// The files are parsed at the first question, once, in a few milliseconds; a table that is never asked costs only the
/// octets. Lines that cannot be read are counted in `skippedLines`, never an error: the rest stays useful.
package final class GeoTable: Sendable {
    private let zipOctets: [UInt8]
    private let airportOctets: [UInt8]
    private let cache = Mutex<GeoIndex?>(nil)

    /// - Parameters:
    ///   - zipCodes: `data/zip-codes.txt`: ZIP, state, latitude, longitude, city, parted by tabs; `#` starts a comment.
    ///   - airports: `data/airports.txt`: IATA code, state, country, latitude, longitude, city, name.
    package init(zipCodes: [UInt8], airports: [UInt8]) {
        zipOctets = zipCodes
        airportOctets = airports
    }

    /// The centre of a five-digit ZIP code.
    package func zip(_ code: some StringProtocol) -> Place? {
        guard let number = GeoIndex.zipNumber(code.utf8) else { return nil }
        return index.zip(number)
    }

    /// An airport by its IATA code, upper or lower case.
    package func airport(_ code: String) -> Place? {
        index.airports[code.uppercased()]
    }

    /// The middle of the ZIP codes that carry a city's name.
    package func city(_ name: String, state: String) -> Place? {
        index.city(name, state: state.uppercased())
    }

    /// How many lines of the two files could not be read.
    package var skippedLines: Int { index.skippedLines }

    /// How many ZIP codes and airports there are.
    package var counts: (zipCodes: Int, airports: Int) { (index.zipCount, index.airports.count) }

    /// The place a pickup or drop-off names: an airport, a ZIP code, `City, ST`, or a city alone when the business's
    /// surroundings have one of that name.
    package func place(in text: String, near business: BusinessLocation? = nil) -> Place? {
        PlaceFinder(index: index, business: business).place(in: text)
    }

    private var index: GeoIndex {
        cache.withLock { cache in
            if let cache { return cache }
            let fresh = GeoIndex(zipOctets: zipOctets, airportOctets: airportOctets)
            cache = fresh
            return fresh
        }
    }
}
