import MailTypes

/// What a message tells of a lead. Everything is optional: what was not given is absent, never guessed (D3).
///
/// The coding keys are the members of the `lead` object that `inspect --json` prints.
package struct LeadFacts: Hashable, Sendable, Codable {
    /// The person's name as printed.
    package var name: String?
    /// The person's address, never the web host's.
    package var email: AddrSpec?
    /// The telephone number as printed.
    package var phone: String?
    /// The same number as E.164 (`+12125550142`), nationally written ones read in the business's country.
    package var phoneE164: String?
    package var company: String?
    package var service: ServiceType?
    package var passengers: Int?
    /// Where the trip starts, as printed: an address, an airport, a hotel, a ZIP code.
    package var pickup: String?
    package var dropoff: String?
    /// Local date `2026-12-04` or date and time `2026-12-04T18:30` in the business's time zone.
    package var when: String?
    /// How many hours the car is wanted.
    package var hours: Double?
    /// What the lead said it would spend, in dollars.
    package var value: Double?
    /// Whether the way back is asked for too; nil when nothing was said.
    package var roundTrip: Bool?
    /// What the person wrote: a form's message field, else the new text of the message.
    package var message: String?
    /// ISO 639-1 code of the language the person writes.
    package var language: String?
    package var source: LeadSource?
    /// The text that gave each fact, by the fact's name (`LeadFact`).
    package var evidence: [String: String]

    package init(
        name: String? = nil, email: AddrSpec? = nil, phone: String? = nil, phoneE164: String? = nil,
        company: String? = nil, service: ServiceType? = nil, passengers: Int? = nil, pickup: String? = nil,
        dropoff: String? = nil, when: String? = nil, hours: Double? = nil, value: Double? = nil,
        roundTrip: Bool? = nil, message: String? = nil, language: String? = nil, source: LeadSource? = nil,
        evidence: [String: String] = [:]
    ) {
        self.name = name
        self.email = email
        self.phone = phone
        self.phoneE164 = phoneE164
        self.company = company
        self.service = service
        self.passengers = passengers
        self.pickup = pickup
        self.dropoff = dropoff
        self.when = when
        self.hours = hours
        self.value = value
        self.roundTrip = roundTrip
        self.message = message
        self.language = language
        self.source = source
        self.evidence = evidence
    }

    private enum CodingKeys: String, CodingKey {
        case name, email, phone
        case phoneE164 = "phone_e164"
        case company, service, passengers, pickup, dropoff, when, hours, value
        case roundTrip = "round_trip"
        case message, language, source, evidence
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        name = try values.decodeIfPresent(String.self, forKey: .name)
        email = try values.decodeIfPresent(AddrSpec.self, forKey: .email)
        phone = try values.decodeIfPresent(String.self, forKey: .phone)
        phoneE164 = try values.decodeIfPresent(String.self, forKey: .phoneE164)
        company = try values.decodeIfPresent(String.self, forKey: .company)
        service = try values.decodeIfPresent(ServiceType.self, forKey: .service)
        passengers = try values.decodeIfPresent(Int.self, forKey: .passengers)
        pickup = try values.decodeIfPresent(String.self, forKey: .pickup)
        dropoff = try values.decodeIfPresent(String.self, forKey: .dropoff)
        when = try values.decodeIfPresent(String.self, forKey: .when)
        hours = try values.decodeIfPresent(Double.self, forKey: .hours)
        value = try values.decodeIfPresent(Double.self, forKey: .value)
        roundTrip = try values.decodeIfPresent(Bool.self, forKey: .roundTrip)
        message = try values.decodeIfPresent(String.self, forKey: .message)
        language = try values.decodeIfPresent(String.self, forKey: .language)
        source = try values.decodeIfPresent(LeadSource.self, forKey: .source)
        evidence = try values.decodeIfPresent([String: String].self, forKey: .evidence) ?? [:]
    }
}
