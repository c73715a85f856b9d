import Testing
import Yams

@testable import Leads

@Suite("A rules file is read or all its faults are told")
struct ScoringRulesTests {
    @Test("The shipped files are faultless and survive writing and reading")
    func shipped() throws {
        let rules = try ProjectFiles.rules()
        #expect(rules.faults().isEmpty)
        #expect(rules.unknownKeys.isEmpty)
        #expect(try YAMLDecoder().decode(ScoringRules.self, from: YAMLEncoder().encode(rules)) == rules)
        let prices = try ProjectFiles.prices()
        #expect(prices.faults().isEmpty)
        #expect(try YAMLDecoder().decode(PriceTable.self, from: YAMLEncoder().encode(prices)) == prices)
    }

    /// What is replaced in the shipped file, by what, and the path of the fault that must be told.
    static let faults: [(String, String, String)] = [
        ("version: 1", "version: 0", "version"),
        ("cap: 100", "cap: 0", "cap"),
        ("base: 0", "base: -5", "base"),
        ("company: 10", "company: -1", "factors.company"),
        ("company: 10", "company: 101", "factors.company"),
        ("corporate: 25", "corporate: 900", "factors.service.corporate"),
        ("    hourly: 10\n", "", "factors.service.hourly"),
        ("{ from: 500, below: 1000, points: 20 }", "{ from: 600, below: 1000, points: 20 }", "factors.value[2]"),
        ("{ from: 500, below: 1000, points: 20 }", "{ from: 400, below: 1000, points: 20 }", "factors.value[2]"),
        ("{ from: 500, below: 1000, points: 20 }", "{ from: 500, to: 1000, points: 20 }", "factors.value[3]"),
        ("{ from: 1000, points: 30 }", "{ from: 1000, below: 5000, points: 30 }", "factors.value"),
        ("{ from: 0, below: 500, points: 10 }", "{ from: 1, below: 500, points: 10 }", "factors.value[1]"),
        ("{ above: 25, to: 50, points: 10 }", "{ from: 25, to: 50, points: 10 }", "factors.distance[2]"),
        ("{ above: 25, to: 50, points: 10 }", "{ above: 26, to: 50, points: 10 }", "factors.distance[2]"),
        ("{ above: 25, to: 50, points: 10 }", "{ above: 50, to: 25, points: 10 }", "factors.distance[2]"),
        ("{ above: 25, to: 50, points: 10 }", "{ above: 25, from: 25, to: 50, points: 10 }", "factors.distance[2]"),
        ("{ above: 25, to: 50, points: 10 }", "{ above: 25, to: .inf, points: 10 }", "factors.distance[2]"),
        ("{ above: 25, to: 50, points: 10 }", "{ above: 25, to: 50, points: -1 }", "factors.distance[2].points"),
        ("{ from: 4, below: 8, points: 10 }", "{ from: 5, below: 8, points: 10 }", "factors.passengers[2]"),
        ("critical: { from: 80", "critical: { from: 50", "tiers.high.from"),
        ("low: { from: 0", "low: { from: 5", "tiers.low.from"),
        ("template: basic", "template: \"\"", "tiers.low.template"),
        ("value_above: 1000", "value_above: -1", "alerts.value_above"),
        ("value_above: 1000", "value_over: 1000", "alerts.value_over"),
        ("base: 0", "bass: 0", "bass"),
        ("  company: 10", "  company: 10\n  compani: 10", "factors.compani"),
    ]

    @Test("Each fault is told with its place", arguments: faults)
    func fault(old: String, new: String, path: String) throws {
        let text = try ProjectFiles.text("rules/scoring.yml")
        let faulty = text.replacingFirst(old, with: new)
        #expect(faulty != text)
        let found = try YAMLDecoder().decode(ScoringRules.self, from: faulty).faults()
        #expect(found.contains { $0.path == path }, "\(found)")
        #expect(found.allSatisfy { !$0.hint.isEmpty && !$0.problem.isEmpty })
    }

    @Test("All faults are told at once, not the first only")
    func allFaults() throws {
        var text = try ProjectFiles.text("rules/scoring.yml")
        for (old, new) in [
            ("version: 1", "version: 0"), ("company: 10", "company: -1"), ("low: { from: 0", "low: { from: 5"),
        ] {
            text = text.replacingFirst(old, with: new)
        }
        let paths = try YAMLDecoder().decode(ScoringRules.self, from: text).faults().map(\.path)
        #expect(Set(paths).isSuperset(of: ["version", "factors.company", "tiers.low.from"]))
    }

    /// What cannot be decoded at all names the place too.
    static let undecodable = [
        ("company: 10", "company: ten"), ("    hourly: 10", "    taxi: 10"), ("  low: {", "  lowest: {"),
        ("points: 30 }", "points: thirty }"), ("version: 1\n", ""),
    ]

    @Test("What is no rules file is refused", arguments: undecodable)
    func refused(old: String, new: String) throws {
        let text = try ProjectFiles.text("rules/scoring.yml").replacingFirst(old, with: new)
        #expect(throws: DecodingError.self) { try YAMLDecoder().decode(ScoringRules.self, from: text) }
    }

    static let priceFaults: [(String, String, String)] = [
        ("seats: 6", "seats: 0", "vehicles[2].seats"),
        ("seats: 6", "seats: 3", "vehicles[2].seats"),
        ("factor: 1.3", "factor: 0", "vehicles[2].factor"),
        ("name: SUV", "name: \"\"", "vehicles[2].name"),
        ("per_mile: 2.75", "per_mile: -2", "services.airport.per_mile"),
        ("{ base: 75, per_hour: 0, per_mile: 2.75", "{ base: 0, per_hour: 0, per_mile: 0", "services.airport"),
        ("version: 1", "version: -3", "version"),
    ]

    @Test("Faults of the price table", arguments: priceFaults)
    func priceFault(old: String, new: String, path: String) throws {
        let text = try ProjectFiles.text("rules/prices.yml").replacingFirst(old, with: new)
        let found = try YAMLDecoder().decode(PriceTable.self, from: text).faults()
        #expect(found.contains { $0.path == path }, "\(found)")
    }

    /// Facts, miles, and what the shipped prices make of them.
    static let estimates: [(LeadFacts, Double?, Double?)] = [
        (LeadFacts(service: .airport), nil, 75),
        (LeadFacts(service: .airport), 20, 130),
        (LeadFacts(service: .airport, roundTrip: true), 20, 260),
        (LeadFacts(service: .airport, passengers: 5), 20, 169),
        (LeadFacts(service: .corporate), nil, 240),
        (LeadFacts(service: .corporate, hours: 8), nil, 640),
        (LeadFacts(service: .hourly, hours: 1), nil, 240),
        (LeadFacts(service: .wedding, passengers: 10, hours: 5), nil, 935),
        (LeadFacts(service: .wedding, passengers: 10, hours: 5, roundTrip: true), nil, 935),
        (LeadFacts(service: .event, passengers: 120, hours: 4), nil, 3468),
        (LeadFacts(passengers: 3), 20, nil),
    ]

    @Test("Estimates by the shipped prices", arguments: estimates)
    func estimate(facts: LeadFacts, miles: Double?, amount: Double?) throws {
        #expect(try ProjectFiles.prices().estimate(for: facts, miles: miles)?.amount == amount)
    }
}
