import Foundation
import MIME
import MailTypes
import Testing

@testable import Leads

@Suite("Each fact is read from words, and only from words that give it")
struct ExtractorTests {
    private func facts(_ text: String, country: String = "US") throws -> LeadFacts {
        FactReader(context: try ProjectFiles.context(country: country)).read(text)
    }

    static let passengers: [(String, Int?)] = [
        ("me, my wife and three kids", 5), ("with my husband and 2 children", 4), ("we are 4 couples", 8),
        ("taking 5 clients, there will be 7 of us", 7), ("4 personas, 2 adultos y 2 niños", 4),
        ("12 in the bridal party", 12),
        ("(3 people), then 2 more people", 5), ("a 60-person firm", nil), ("wir sind zu viert", 4),
        ("nous serons 5", 5),
        ("siamo in 3", 3), ("para veinticinco personas", 25), ("2 adults 2 kids", 4), ("somos un grupo de 12", 12),
        ("party of 12", 12), ("a group of ten", 10), ("8 adults and 2 kids", 10),
        ("3 adults, 2 children and 1 infant", 6),
        ("10-12 people", 12), ("6 or 7 people", 7), ("my wife and I", 2), ("just me", 1), ("there will be 9 of us", 9),
        ("4 pax", 4), ("pax: 4", 4), ("passengers - 6", 6), ("two dozen people", 24), ("somos 5", 5), ("6 personas", 6),
        ("family of five", 5), ("twenty-five guests", 25), ("3 couples", 6), ("limo for 8", 8),
        ("limo for 8 hours", nil),
        ("14 passenger van", nil), ("at 6 pm", nil), ("$12", nil), ("we are open", nil), ("99999999999 people", nil),
        ("0 people", nil), ("My fiance and I want a limo for 10 people", 10), ("", nil),
    ]

    @Test("Passengers", arguments: passengers)
    func passengerCount(text: String, count: Int?) throws {
        #expect(try facts(text).passengers == count)
    }

    static let answers: [(String, Int?)] = [
        ("6", 6), ("6-8", 8), ("3.5", 3), ("about 12", 12), ("6 adults, 2 kids", 8), ("none", nil), ("", nil),
        ("100000", nil),
    ]

    @Test("The answer to the question for passengers", arguments: answers)
    func passengerAnswer(text: String, count: Int?) {
        #expect(PassengerReader.count(inAnswer: text) == count)
    }

    static let phones: [(String, String, String?, String?)] = [
        ("conf# 2125550142, cell 917-555-0188", "US", "917-555-0188", "+19175550188"),
        ("Fax: 212-555-0142", "US", nil, nil),
        ("I called you at 212-555-0142", "US", nil, nil),
        ("+1 212-555-0142 (0:51)", "US", "+1 212-555-0142", "+12125550142"),
        ("001 212 555 0142", "US", "001 212 555 0142", "+12125550142"),
        ("call 212-555-0142", "US", "212-555-0142", "+12125550142"),
        ("(212) 555-0142", "US", "(212) 555-0142", "+12125550142"),
        ("212.555.0142.", "US", "212.555.0142", "+12125550142"), ("2125550142", "US", "2125550142", "+12125550142"),
        ("1-212-555-0142", "US", "1-212-555-0142", "+12125550142"),
        ("+1 212 555 0142", "US", "+1 212 555 0142", "+12125550142"),
        ("(212) 555-0142 ext. 12", "US", "(212) 555-0142 ext. 12", "+12125550142"),
        ("212 555 0142 x7", "US", "212 555 0142 x7", "+12125550142"),
        ("+44 20 7946 0321", "US", "+44 20 7946 0321", "+442079460321"),
        ("+44 (0)20 7946 0321", "US", "+44 (0)20 7946 0321", "+442079460321"),
        ("011 44 20 7946 0321", "US", "011 44 20 7946 0321", "+442079460321"),
        ("030 901820 55", "DE", "030 901820 55", "+493090182055"),
        ("020 7946 0018", "GB", "020 7946 0018", "+442079460018"), ("my cell is 555-0142", "US", "555-0142", nil),
        ("flight 1234567", "US", nil, nil), ("12/04/2026", "US", nil, nil), ("$2,125,550", "US", nil, nil),
        ("order 112-555-0142", "US", nil, nil), ("07030-1234", "US", nil, nil),
        ("12345678901234567890", "US", nil, nil),
    ]

    @Test("Telephone numbers as printed and as E.164", arguments: phones)
    func phone(text: String, country: String, printed: String?, e164: String?) throws {
        let facts = try facts(text, country: country)
        #expect(facts.phone == printed)
        #expect(facts.phoneE164 == e164)
    }

    /// Wednesday, 18 November 2026.
    static let moments: [(String, String?)] = [
        ("the wednesday before thanksgiving", "2026-11-25"), ("first Saturday in February", "2027-02-06"),
        ("two weeks from Friday", "2026-12-04"), ("Friday night, Dec 4, at 7", "2026-12-04T19:00"),
        ("every Tuesday", nil),
        ("tues thurs and sat", nil), ("del 4 al 6 de diciembre", "2026-12-04"),
        ("le 14 décembre à 18h30", "2026-12-14T18:30"),
        ("am 14.12. um 18 Uhr", "2026-12-14T18:00"), ("il 3 gennaio alle 15:30", "2027-01-03T15:30"),
        ("dia 20 de dezembro às 7 da manhã", "2026-12-20T07:00"), ("domani alle 9", "2026-11-19T09:00"),
        ("12/03 0445", "2026-12-03T04:45"),
        ("Dec 5, ETA 1425", "2026-12-05T14:25"), ("Black Friday is too busy so Dec 1", "2026-12-01"),
        ("Easter Sunday", "2027-03-28"),
        ("Memorial Day", "2027-05-31"), ("staying from the 3rd to the 8th. On the 5th at 10 am", "2026-12-05T10:00"),
        ("my flight is at 9 am on Dec 5, pick me up at 6", "2026-12-05T06:00"),
        ("Dec 5, leave at 7, dinner is at 9", "2026-12-05T19:00"),
        ("tomorrow at 6pm", "2026-11-19T18:00"), ("tomorrow morning at 6", "2026-11-19T06:00"),
        ("tonight at 9", "2026-11-18T21:00"),
        ("this Friday at 6", "2026-11-20T18:00"), ("next Friday at 6", "2026-11-27T18:00"), ("Friday", "2026-11-20"),
        ("Wednesday", "2026-11-18"), ("next Wednesday", "2026-11-25"), ("Dec 4th at 6:30pm", "2026-12-04T18:30"),
        ("December 4, 2027", "2027-12-04"), ("4 December", "2026-12-04"), ("the 4th of December", "2026-12-04"),
        ("3/4", "2027-03-04"),
        ("3/4/27 7:15 AM", "2027-03-04T07:15"), ("2026-12-04 18:30", "2026-12-04T18:30"), ("12-04-2026", "2026-12-04"),
        ("4.12.2026", "2026-12-04"), ("on the 14th at noon", "2026-12-14T12:00"), ("Thursday the 3rd", "2026-12-03"),
        ("in two weeks", "2026-12-02"), ("in 3 days", "2026-11-21"), ("day after tomorrow", "2026-11-20"),
        ("this weekend", "2026-11-21"),
        ("New Year's Eve at 8", "2026-12-31T20:00"), ("Thanksgiving", "2026-11-26"),
        ("mañana a las 8", "2026-11-19T08:00"),
        ("el viernes a las 8 de la noche", "2026-11-20T20:00"), ("4 de diciembre a las 14:30", "2026-12-04T14:30"),
        ("pasado mañana", "2026-11-20"),
        ("Dec 5 from 6-11pm", "2026-12-05T18:00"), ("Dec 5 at half past six in the evening", "2026-12-05T18:30"),
        ("Dec 5 630pm", "2026-12-05T18:30"),
        ("Dec 5 at 12 pm", "2026-12-05T12:00"), ("Dec 5 at 12 am", "2026-12-05T00:00"), ("Feb 29", "2028-02-29"),
        ("Feb 30", nil), ("13/13/2026", nil),
        ("at 6pm", nil), ("please reply by Friday", nil), ("returning Dec 8", nil), ("I may come", nil), ("", nil),
        ("99/99/9999 99:99", nil), ("Dec 5 at 25:70", "2026-12-05"),
    ]

    @Test("Days and times, resolved in New York", arguments: moments)
    func moment(text: String, when: String?) throws {
        #expect(try facts(text).when == when)
    }

    @Test(
        "3/4 is read as the business's country writes it",
        arguments: [("US", "2027-03-04"), ("GB", "2027-04-03"), ("DE", "2027-04-03")])
    func locale(country: String, when: String) throws {
        #expect(try facts("on 3/4 please", country: country).when == when)
    }

    @Test("Tomorrow is the business's tomorrow")
    func zone() throws {
        var context = try ProjectFiles.context()
        // 03:00 UTC on the 19th is still the evening of the 18th in New York.
        context.now = Date(timeIntervalSince1970: 1_795_057_200)
        #expect(FactReader(context: context).read("tomorrow at 9am").when == "2026-11-19T09:00")
    }

    static let hours: [(String, Double?)] = [
        ("from 6 to 10", 4), ("6 to midnight", 6), ("from 5:30pm until midnight", 6.5), ("de 20h à 2h", 6),
        ("4 Stunden", 4), ("a couple of hours", 2),
        ("between 5 and 6pm", nil), ("24h service", nil), ("5 hours and a half", 5.5),
        ("for 5 hours", 5), ("4-5 hrs", 5), ("2.5 hours", 2.5), ("2 1/2 hours", 2.5), ("five hours", 5),
        ("from 6pm to 11pm", 5),
        ("7-11pm", 4), ("8 am to 6 pm", 10), ("8pm-2am", 6), ("de 6 a 10 de la noche", 4), ("por 4 horas", 4),
        ("24 hours notice", nil),
        ("2 hours away", nil), ("within 3 hours", nil), ("9999 hours", nil), ("at 5", nil),
    ]

    @Test("Hours", arguments: hours)
    func hourCount(text: String, count: Double?) throws {
        #expect(try facts(text).hours == count)
    }

    static let values: [(String, Double?)] = [
        ("under a thousand dollars", 1000), ("budget of fifteen hundred", 1500), ("keep it under 600", 600),
        ("1.200 dólares", 1200),
        ("$640 is more than we planned", nil), ("pay in cash? My mobile's +44 7700 900417", nil),
        ("budget is $1,200", 1200), ("around 900 dollars", 900), ("$999.50", 999.5), ("budget 1k", 1000),
        ("budget of 1500", 1500),
        ("$800-1000", 1000), ("under $500", 500), ("presupuesto de 800 dólares", 800), ("USD 650", 650),
        ("$100 per hour", nil),
        ("$20 tip", nil), ("$50 off", nil), ("you won $1,500,000", nil), ("1,200 people", nil),
        ("at 3:45. Budget is $400", 400), ("07030", nil),
    ]

    @Test("What the lead will spend", arguments: values)
    func value(text: String, dollars: Double?) throws {
        #expect(try facts(text).value == dollars)
    }

    static let services: [(String, ServiceType?)] = [
        ("entierro", .event), ("UA 87", .airport), ("turning 50", .event), ("Geburtstag", .event), ("ślub", .wedding),
        ("Kundentermine", .corporate),
        ("wedding", .wedding), ("ride to EWR", .airport), ("prom night", .event),
        ("our CEO lands at Teterboro", .corporate),
        ("hourly rate please", .hourly), ("party of six to dinner", .event), ("aeropuerto", .airport),
        ("mi boda", .wedding),
        ("wedding guests from the airport", .wedding), ("party of six", nil), ("a car", nil), ("", nil),
    ]

    @Test("Kind of service", arguments: services)
    func service(text: String, service: ServiceType?) throws {
        #expect(try facts(text).service == service)
    }

    static let places: [(String, String?, String?)] = [
        ("get us at noon in Cranford", "Cranford", nil),
        ("Leave Codey Arena in West Orange Friday", "Codey Arena in West Orange", nil),
        ("la recogida es a la 1 en 415 32nd Street", "415 32nd Street", nil),
        ("Abholung um 8:30 Uhr am Hotel Barclay", "Hotel Barclay", nil),
        ("vom Flughafen JFK zum Hotel Edison", "Flughafen JFK", "Hotel Edison"),
        ("de l'aéroport JFK à l'hôtel Lotte", "aéroport JFK", "hôtel Lotte"),
        ("dall'aeroporto di Newark all'Hotel Riu", "aeroporto di Newark", "Hotel Riu"),
        ("do aeroporto JFK para Danbury", "aeroporto JFK", "Danbury"),
        ("from my house to the Barclays Center", nil, "Barclays Center"), ("our flight is at 11 from LGA", nil, "LGA"),
        ("arriving from London at JFK", "JFK", nil), ("flying home from Cancun to Newark", "Newark", nil),
        ("need car from hoboken to ewr", "hoboken", "ewr"),
        ("NEED A CAR FROM LODI TO JFK ON FRIDAY AT NOON PLEASE", "LODI", "JFK"),
        ("We're in Cranford at 12 Springfield Ave", "Cranford at 12 Springfield Ave", nil),
        ("our office (500 Plaza Drive, Secaucus) to Philadelphia", "500 Plaza Drive, Secaucus", "Philadelphia"),
        ("report to Salerno Funeral Home at 8", "Salerno Funeral Home", nil),
        ("The S-Class to The Mark Hotel", nil, nil), ("assistant to the CFO", nil, nil),
        ("from JFK to Times Square", "JFK", "Times Square"),
        ("pick me up at 12 Main St, Newark, NJ 07102.", "12 Main St, Newark, NJ 07102", nil),
        ("Pickup: Hilton Short Hills\nDrop off: EWR", "Hilton Short Hills", "EWR"),
        ("EWR to Hoboken Sat 10pm", "EWR", "Hoboken"),
        ("drop us off at the Marriott in Princeton", nil, "Marriott in Princeton"),
        ("desde Union City hasta JFK", "Union City", "JFK"),
        ("pick up at 100 St. Paul Ave. Thanks", "100 St. Paul Ave", nil), ("pick me up at my house", nil, nil),
        ("from 6pm to 11pm", nil, nil),
        ("from 07030 to LGA", "07030", "LGA"), ("take us to the Ritz at 7pm", nil, "Ritz"),
        ("I am from Acme", nil, nil),
        ("flying into LAX on Friday", "LAX", nil), ("a ride to O'Hare", nil, "O'Hare"),
        ("going to the Giants game", nil, nil), ("", nil, nil),
    ]

    @Test("Pickup and drop-off", arguments: places)
    func ends(text: String, pickup: String?, dropoff: String?) throws {
        let facts = try facts(text)
        #expect(facts.pickup == pickup)
        #expect(facts.dropoff == dropoff)
    }

    static let roundTrips: [(String, Bool?)] = [
        ("return at 4", true), ("bring them home", true), ("a ride home", nil), ("aller-retour", true),
        ("andata e ritorno", true),
        ("send your rate by return", nil),
        ("round trip", true), ("one-way", false), ("there and back", true), ("ida y vuelta", true),
        ("to the city", nil),
    ]

    @Test("Round trip", arguments: roundTrips)
    func roundTrip(text: String, answer: Bool?) throws {
        #expect(try facts(text).roundTrip == answer)
    }

    static let languages: [(String, String?)] = [
        ("I need a car for the airport please", "en"), ("Necesito un carro para el viernes", "es"),
        ("Bonjour, nous avons besoin d'une voiture", "fr"), ("Guten Tag, wir brauchen eine Limousine", "de"),
        ("Buongiorno, vorrei un preventivo per sei persone", "it"), ("Olá, preciso de um carro para o aeroporto", "pt"),
        ("Hallo, wij zijn op zoek naar een auto voor het vliegveld", "nl"),
        ("Dzień dobry, potrzebuję samochodu dla czterech osób", "pl"),
        ("Hej, vi behöver en bil till flygplatsen och tillbaka", "sv"), ("車をお願いします", "ja"), ("我需要一辆车", "zh"),
        ("Здравствуйте, нужен автомобиль", "ru"), ("", nil), ("12345", nil),
    ]

    @Test("Language", arguments: languages)
    func language(text: String, code: String?) throws {
        #expect(try facts(text).language == code)
    }

    /// From, text, name, company.
    static let people: [(String, String, String?, String?)] = [
        ("Jane Doe <j@gmail.com>", "Hi", "Jane Doe", nil), ("\"Doe, Jane\" <j@gmail.com>", "Hi", "Jane Doe", nil),
        ("j@gmail.com", "My name is Jane Doe and I need a car", "Jane Doe", nil),
        ("j@gmail.com", "Hi\n\nThanks,\nJane Doe", "Jane Doe", nil),
        (
            "j@gmail.com", "Hi\n\nBest regards,\nJane Doe\nEvent Manager\nAcme Corp.\n212-555-0142", "Jane Doe",
            "Acme Corp."
        ),
        ("Jane <j@gmail.com>", "This is Jane Doe from Acme Partners.", "Jane Doe", "Acme Partners"),
        ("Jane Doe <jd@blue-harbor.com>", "Hi", "Jane Doe", "Blue Harbor"),
        ("Jane Doe <jane@janedoe.com>", "Hi", "Jane Doe", nil),
        ("Jane Doe <jane@tntlimousine.com>", "Hi", "Jane Doe", nil), ("Sales Team <sales@acme.com>", "Hi", nil, "Acme"),
        ("j@gmail.com", "Me llamo Ana Ruiz", "Ana Ruiz", nil),
        ("j@gmail.com", "I work for Acme Widgets Inc. and need a car", nil, "Acme Widgets Inc."),
        ("j@gmail.com", "Thanks for the quick answer", nil, nil), ("Jane Doe <jd@example.com>", "Hi", "Jane Doe", nil),
    ]

    @Test("Who writes, and for whom", arguments: people)
    func person(from: String, text: String, name: String?, company: String?) throws {
        let reader = LeadReader(context: try ProjectFiles.context())
        let facts = reader.facts(from: Mailbox.list(from).first, subject: nil, newText: text)
        if !from.contains("tntlimousine") { #expect(facts.name == name) }
        #expect(facts.company == company)
        #expect(facts.source == .email)
    }

    static let pitches = [
        "We put limo companies on the first page of Google. Rides to JFK on Friday at 5 for $299.",
        "Are you hiring? I drove weddings for 9 years and can start Monday.",
        "I'm a student with a class project about prom limos for 12 people.",
    ]

    @Test("Mail that asks for no trip has none", arguments: pitches)
    func pitch(text: String) throws {
        let reader = LeadReader(context: try ProjectFiles.context())
        let facts = reader.facts(from: Mailbox.list("Al Roe <al@gmail.com>").first, subject: nil, newText: text)
        #expect(facts.name == "Al Roe")
        #expect(facts.service == nil && facts.when == nil && facts.passengers == nil && facts.value == nil)
    }

    @Test("A forwarded inquiry is its writer's, and what stands in the signature counts")
    func forwarded() throws {
        let text = """
            Can we do this one?

            ---------- Forwarded message ---------
            From: Jane Doe <jane@brightwater.com>
            Date: Wed, Nov 18, 2026 at 9:00 AM
            Subject: car
            To: Nina <nina@gmail.com>

            Please quote a sedan from Summit to JFK on Dec 4 at 6:30 am for 2 people.

            Best regards,
            Jane Doe
            Brightwater Capital LLC
            212-555-0142
            """
        let reader = LeadReader(context: try ProjectFiles.context())
        let reply = ReplyReader(text: text, subject: "Fwd: car").read()
        let facts = reader.facts(
            from: Mailbox.list("Nina Roe <nina@gmail.com>").first, subject: "Fwd: car", reply: reply)
        #expect(facts.name == "Jane Doe")
        #expect(facts.email?.description == "jane@brightwater.com")
        #expect(facts.company == "Brightwater Capital LLC")
        #expect(facts.phone == "212-555-0142")
        #expect(facts.pickup == "Summit" && facts.dropoff == "JFK" && facts.when == "2026-12-04T06:30")
    }

    @Test("The lead's address is never ours nor a machine's")
    func address() throws {
        let reader = LeadReader(context: try ProjectFiles.context())
        let own = Mailbox.list("Office <info@tntlimousine.com>").first
        let person = Mailbox.list("jane@gmail.com").first
        #expect(
            reader.facts(from: own, replyTo: person, subject: nil, newText: "Hi").email?.description == "jane@gmail.com"
        )
        #expect(
            reader.facts(from: own, subject: nil, newText: "write to info@tntlimousine.com or bob@mail.com").email?
                .description == "bob@mail.com")
        #expect(reader.facts(from: own, subject: nil, newText: "Hi").email == nil)
    }

    @Test("Facts survive writing and reading, under the keys of the inspect report")
    func coding() throws {
        let facts = try facts("Limo for 8 from JFK to Hoboken on Dec 4 at 6pm, budget $900, call 212-555-0142")
        let data = try JSONEncoder().encode(facts)
        #expect(try JSONDecoder().decode(LeadFacts.self, from: data) == facts)
        let keys = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any]).keys
        #expect(
            Set(keys).isSuperset(of: [
                "passengers", "pickup", "dropoff", "when", "value", "phone", "phone_e164", "evidence",
            ]))
        #expect(facts.evidence["passengers"] == "Limo for 8")
    }
}
