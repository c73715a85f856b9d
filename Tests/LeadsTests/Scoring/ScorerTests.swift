import FoundationEssentials
import MailTypes
import Testing

@testable import Leads

@Suite("A lead is judged by the rules, factor by factor")
struct ScorerTests {
    let scorer: Scorer

    init() throws {
        let table = try ProjectFiles.geoTable()
        let found = BusinessLocation(zip: "07102", in: table, serviceArea: ServiceArea(radius: 60))
        let business = try #require(found)
        scorer = Scorer(
            rules: try ProjectFiles.rules(), prices: try ProjectFiles.prices(), geo: table, business: business
        )
    }

    private func factor(_ factor: ScoringFactor, _ facts: LeadFacts) throws -> FactorExplanation {
        try #require(scorer.score(facts).factors.first { $0.factor == factor })
    }

    @Test("The factors as shipped add up to 95 and are capped at 100 (D1, M116)")
    func attainable() {
        #expect(scorer.rules.attainable == 95)
        #expect(scorer.rules.cap == 100)
        #expect(ScoringFactor.allCases.map(scorer.rules.factors.maximum) == [10, 30, 25, 15, 15])
    }

    /// M112 with D2: half-open on the lower bound.
    static let values: [(Double, Int)] = [
        (0, 10), (0.01, 10), (499.99, 10), (500, 20), (500.01, 20), (999.5, 20), (999.99, 20), (1000, 30), (1000.5, 30),
        (250_000, 30),
    ]

    @Test("Points for the value", arguments: values)
    func value(dollars: Double, points: Int) throws {
        #expect(try factor(.value, LeadFacts(value: dollars)).points == points)
    }

    /// M114 with D2: 25.5 miles are above 25, exactly 100 miles are within.
    static let distances: [(Double, Int)] = [
        (0, 15), (24.9, 15), (25, 15), (25.001, 10), (25.5, 10), (50, 10), (50.5, 5), (100, 5), (100.01, 0), (3000, 0),
    ]

    @Test("Points for miles", arguments: distances)
    func distance(miles: Double, points: Int) throws {
        let rows = scorer.rules.factors.distance.filter { $0.contains(miles) }
        #expect(rows.map(\.points) == [points])
    }

    /// M115 with D2: 3.5 falls below 4.
    static let heads: [(Double, Int)] = [(1, 5), (3, 5), (3.5, 5), (4, 10), (7, 10), (7.9, 10), (8, 15), (56, 15)]

    @Test("Points for the group", arguments: heads)
    func passengers(count: Double, points: Int) throws {
        let rows = scorer.rules.factors.passengers.filter { $0.contains(count) }
        #expect(rows.map(\.points) == [points])
        if count == count.rounded() {
            #expect(try factor(.passengers, LeadFacts(passengers: Int(count))).points == points)
        }
    }

    /// M113.
    static let services: [(ServiceType, Int)] = [
        (.corporate, 25), (.airport, 20), (.event, 15), (.wedding, 15), (.hourly, 10),
    ]

    @Test("Points for the service", arguments: services)
    func service(service: ServiceType, points: Int) throws {
        #expect(try factor(.service, LeadFacts(service: service)).points == points)
    }

    @Test("What is missing gives nothing and is called not given (D3)", arguments: ScoringFactor.allCases)
    func missing(name: ScoringFactor) throws {
        let explanation = try factor(name, LeadFacts())
        #expect(explanation.points == 0)
        #expect(explanation.evidence == "not given")
        #expect(explanation.maximum > 0)
        #expect(scorer.score(LeadFacts()).tier == .low)
    }

    @Test("A pickup nobody knows gives no points and no guess (D3)")
    func unknownPlace() throws {
        let score = scorer.score(LeadFacts(pickup: "the blue house behind the mill"))
        let explanation = try #require(score.factors.first { $0.factor == .distance })
        #expect(explanation.points == 0)
        #expect(explanation.evidence.hasPrefix("not given"))
        #expect(score.distance == nil)
        #expect(score.isInServiceArea == nil)
    }

    @Test("A full lead is critical and every factor names what it saw")
    func critical() {
        let facts = LeadFacts(
            company: "Acme Corp", service: .corporate, passengers: 12, pickup: "Newark Airport", value: 1200,
            evidence: ["service": "board meeting"]
        )
        let score = scorer.score(facts)
        #expect(score.points == 95)
        #expect(score.attainable == 95)
        #expect(score.tier == .critical)
        #expect(score.actions.managerAlert && score.actions.followUp && score.actions.expedited)
        #expect(score.actions.template == "premium")
        #expect(score.isInServiceArea == true)
        let evidence = score.factors.map(\.evidence)
        #expect(evidence[0] == "Acme Corp")
        #expect(evidence[1] == "$1200, as given (from 1000)")
        #expect(evidence[2] == "corporate: “board meeting”")
        #expect(evidence[3].contains("EWR Newark Liberty International Airport"))
        #expect(evidence[3].contains("Newark, NJ 07102"))
        #expect(evidence[4] == "12 passengers (from 8)")
        #expect(score.factors.map(\.points).reduce(0, +) == score.points)
    }

    /// M117-M120.
    static let tiers: [(Int, Tier)] = [
        (0, .low), (39, .low), (40, .medium), (59, .medium), (60, .high), (79, .high), (80, .critical),
        (100, .critical),
    ]

    @Test("Tiers begin at 80, 60 and 40", arguments: tiers)
    func tier(points: Int, tier: Tier) {
        #expect(scorer.rules.tier(for: points) == tier)
    }

    @Test("Critical and high leads are followed up, the others are not (D12)")
    func followUp() {
        let followed = Tier.allCases.filter { scorer.rules.tiers[$0]?.actions.followUp ?? false }
        #expect(followed == [.critical, .high])
    }

    /// D4: a value above $1,000 alerts the manager whatever the tier; exactly $1,000 is not above.
    static let alerts: [(Double, Bool)] = [(999.99, false), (1000, false), (1000.01, true), (5000, true)]

    @Test("A high value alone alerts the manager", arguments: alerts)
    func alert(value: Double, isAlerted: Bool) {
        let score = scorer.score(LeadFacts(value: value))
        #expect(score.tier == .low)
        #expect(score.actions.managerAlert == isAlerted)
    }

    @Test("Without a budget the value is estimated and says so")
    func estimate() throws {
        let facts = LeadFacts(service: .event, passengers: 12, hours: 6)
        let score = scorer.score(facts)
        #expect(score.valueIsEstimated)
        // Six hours at $85 in a Sprinter van at 1.9.
        #expect(score.value == 969)
        let evidence = try #require(score.factors.first { $0.factor == .value }).evidence
        #expect(evidence == "$969, estimated from the price table: event, Sprinter van, 6 h (from 500 below 1000)")
        #expect(scorer.score(LeadFacts(passengers: 12)).value == nil)
    }

    @Test("A pickup out of the service area is told (M42)")
    func serviceArea() {
        #expect(scorer.score(LeadFacts(pickup: "Boston, MA")).isInServiceArea == false)
        #expect(scorer.score(LeadFacts(pickup: "Hoboken, NJ 07030")).isInServiceArea == true)
    }

    @Test("The same facts give the same score under a named version")
    func repeatable() {
        let facts = LeadFacts(company: "Acme", service: .airport, passengers: 3, pickup: "JFK")
        #expect(scorer.score(facts) == scorer.score(facts))
        var rules = scorer.rules
        rules.contentHash = "9f2c1a77aa00bb11cc"
        #expect(Scorer(rules: rules).score(facts).rulesVersion == "1-9f2c1a77aa00")
    }

    @Test("Numbers from outside cannot overflow the sum")
    func overflow() {
        var rules = scorer.rules
        rules.base = .max
        #expect(Scorer(rules: rules).score(LeadFacts(value: 1e300)).points == rules.cap)
        #expect(
            Scorer(rules: rules).score(LeadFacts(passengers: .max, hours: .infinity, value: .nan)).points == rules.cap)
        let estimate = scorer.prices?.estimate(
            for: LeadFacts(service: .event, passengers: .max, hours: 1e300), miles: 1e9)
        #expect(estimate?.amount.isFinite ?? false)
    }
}
