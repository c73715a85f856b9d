import Foundation
import Testing
import Yams

@testable import Leads

/// The project's own files, found from the place of this source.
enum ProjectFiles {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func octets(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: root.appending(path: path)))
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try octets(path), as: UTF8.self)
    }

    static func rules() throws -> ScoringRules {
        try YAMLDecoder().decode(ScoringRules.self, from: try text("rules/scoring.yml"))
    }

    static func prices() throws -> PriceTable {
        try YAMLDecoder().decode(PriceTable.self, from: try text("rules/prices.yml"))
    }

    /// One table for all tests: it is parsed once.
    static func geoTable() throws -> GeoTable { try shared.get() }

    private static let shared = Result {
        GeoTable(zipCodes: try octets("data/zip-codes.txt"), airports: try octets("data/airports.txt"))
    }

    /// Wednesday, 18 November 2026, 10:00 in New York.
    static func context(country: String = "US", own: Set<String> = ["tntlimousine.com"]) throws -> ReadingContext {
        ReadingContext(
            timeZone: try #require(TimeZone(identifier: "America/New_York")), defaultCountry: country,
            now: Date(timeIntervalSince1970: 1_795_014_000), ownDomains: own
        )
    }
}

extension String {
    /// The text with the first occurrence replaced; unchanged when there is none.
    func replacingFirst(_ old: String, with new: String) -> String {
        guard let range = range(of: old) else { return self }
        return replacingCharacters(in: range, with: new)
    }
}
