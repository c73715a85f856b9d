import Foundation
import Testing

@testable import Leads

@Suite("Places are found offline")
struct GeoTableTests {
    let table: GeoTable
    let business: BusinessLocation

    init() throws {
        table = try ProjectFiles.geoTable()
        business = try #require(BusinessLocation(zip: "07102", in: table))
    }

    @Test("Both files are read whole and stay small")
    func files() throws {
        #expect(table.skippedLines == 0)
        #expect(table.counts.zipCodes == 41_033)
        #expect(table.counts.airports == 2455)
        let octets =
            try ProjectFiles.octets("data/zip-codes.txt").count + ProjectFiles.octets("data/airports.txt").count
        #expect(octets < 2_000_000)
    }

    /// Text as people write it, and the name of the place found; nil where nothing is.
    static let places: [(String, String?)] = [
        ("48 Maple Ave, Summit NJ 07901", "Summit, NJ 07901"),
        ("48 Maple Ave, Summit NJ", "Summit, NJ"),
        ("48 maple ave, summit, nj", "Summit, NJ"),
        ("Stamford, Connecticut", "Stamford, CT"),
        ("07030", "Hoboken, NJ 07030"),
        ("07030-1234", "Hoboken, NJ 07030"),
        ("12345 Main Street, Trenton, NJ", "Trenton, NJ"),
        ("EWR", "EWR Newark Liberty International Airport"),
        ("ewr terminal c", "EWR Newark Liberty International Airport"),
        ("Newark airport", "EWR Newark Liberty International Airport"),
        ("JFK Terminal 4, Queens, NY 11430", "JFK John F Kennedy International Airport"),
        ("LaGuardia", "LGA Laguardia Airport"),
        ("La Guardia Airport", "LGA Laguardia Airport"),
        ("O'Hare", "ORD Chicago O'Hare International Airport"),
        ("aeropuerto JFK", "JFK John F Kennedy International Airport"),
        ("Teterboro", "TEB Teterboro Airport"),
        ("Trenton Mercer Airport", "TTN Trenton Mercer Airport"),
        ("100 Airport Road, Lakewood, NJ", "Lakewood, NJ"),
        ("JFK Boulevard, Jersey City, NJ", "Jersey City, NJ"),
        ("Hyatt Regency, Morristown", "Morristown, NJ"),
        ("Hoboken", "Hoboken, NJ"),
        ("downtown Hoboken", "Hoboken, NJ"),
        ("Times Square", "New York, NY"),
        ("St. Regis Hotel, Manhattan", "New York, NY"),
        ("Fort Lee", "Fort Lee, NJ"),
        ("Ft. Lee, NJ", "Fort Lee, NJ"),
        ("Washington, DC", "Washington, DC"),
        ("San Francisco", "San Francisco, CA"),
        ("99999", nil),
        ("Springfield, ZZ", "Springfield, NJ"),
        ("my house", nil),
        ("Timbuktu", nil),
        ("", nil),
    ]

    @Test("A line of an address", arguments: places)
    func place(text: String, name: String?) {
        #expect(table.place(in: text, near: business)?.name == name)
    }

    @Test("A city without its state needs the business's surroundings")
    func cityAlone() {
        #expect(table.place(in: "Hoboken") == nil)
        #expect(table.place(in: "Fresno", near: business) == nil)
    }

    /// ZIP codes and miles between them by the spherical law of cosines, reckoned apart from this code.
    static let distances: [(String, String, Double)] = [
        ("07102", "10001", 9.5), ("07102", "19103", 75.3), ("07102", "90210", 2444.0), ("07102", "07102", 0),
    ]

    @Test("Haversine miles", arguments: distances)
    func miles(from: String, to: String, miles: Double) throws {
        let start = try #require(table.zip(from)).coordinate
        let end = try #require(table.zip(to)).coordinate
        #expect(abs(start.miles(to: end) - miles) < 0.15)
        #expect(abs(start.miles(to: end) - end.miles(to: start)) < 1e-9)
    }

    @Test("A degree of latitude is 69.1 miles, half the globe 12,437")
    func globe() {
        let origin = Coordinate(latitude: 0, longitude: 0)
        #expect(abs(origin.miles(to: Coordinate(latitude: 1, longitude: 0)) - 69.09) < 0.05)
        #expect(abs(origin.miles(to: Coordinate(latitude: 0, longitude: 180)) - 12_437) < 1)
    }

    static let areas: [(Double?, Set<String>, String, Bool)] = [
        (nil, [], "Boston, MA", true), (50, [], "Boston, MA", false), (50, ["MA"], "Boston, MA", true),
        (50, [], "New York, NY", true), (nil, ["NJ"], "New York, NY", false), (nil, ["nj"], "Trenton, NJ", true),
    ]

    @Test("The service area is a radius, states, or both (M42)", arguments: areas)
    func area(radius: Double?, states: Set<String>, text: String, isInside: Bool) throws {
        let place = try #require(table.place(in: text))
        let area = ServiceArea(radius: radius, states: states)
        #expect(area.contains(place, distance: business.coordinate.miles(to: place.coordinate)) == isInside)
    }

    @Test("Broken files cost their broken lines only")
    func broken() {
        let zips =
            "# note\n07102\tNJ\t40.7\t-74.1\tNewark\nxx\n07101\tNJ\t1\t1\tLate\n07103\tNJ\tnorth\t1\tX\n\n07104\tNJ\t999\t1\tX\n"
        let airports = "EWR\tNJ\tUS\t40.7\t-74.1\tNewark\tNewark Liberty\nshort\n"
        let table = GeoTable(zipCodes: Array(zips.utf8), airports: Array(airports.utf8))
        #expect(table.zip("07102")?.name == "Newark, NJ 07102")
        #expect(table.zip("07104") == nil)
        #expect(table.airport("ewr") != nil)
        #expect(table.skippedLines == 5)
        #expect(GeoTable(zipCodes: [], airports: [0xff, 0x00]).place(in: "Newark, NJ 07102") == nil)
    }
}
