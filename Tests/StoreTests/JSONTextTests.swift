import Foundation
import Leads
import Testing

@testable import Store

@Suite struct JSONTextTests {
    @Test(arguments: [
        [:], ["b": "2", "a": "1"], ["quote": "a\"b\\c"], ["control": "\u{0}\u{1f}\n\r\t"], ["wide": "é — 車 🚗"],
    ])
    func objectsAreReadBack(object: [String: String]) throws {
        let text = JSONText.object(object)
        #expect(try JSONDecoder().decode([String: String].self, from: Data(text.utf8)) == object)
        #expect(text == JSONText.object(object))
    }

    @Test func factorsAreReadBack() throws {
        let factors = [
            FactorPoints(factor: .company, points: 10, maximum: 10),
            FactorPoints(factor: .value, points: -5, maximum: .max),
        ]
        let text = JSONText.factors(factors)
        #expect(try JSONDecoder().decode([FactorPoints].self, from: Data(text.utf8)) == factors)
    }
}
