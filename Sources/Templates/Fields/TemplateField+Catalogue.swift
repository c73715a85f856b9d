/// The catalogue: every field there is, in the order of `templates/README.md`.
extension TemplateField {
    /// The person who wrote.
    package static let greetingName = TemplateField(
        "greeting_name", .name, "How the greeting addresses the person: the first name, else \"there\".",
        example: "Maria", fallback: "there")
    package static let firstName = TemplateField(
        "first_name", .name, "The person's first name.", example: "Maria")
    package static let fullName = TemplateField(
        "full_name", .name, "The person's whole name.", example: "Maria Alvarez")
    package static let company = TemplateField(
        "company", .line, "The company the person wrote for.", example: "Hartwell Partners", fallback: "your company")
    package static let email = TemplateField(
        "email", .email, "The person's address.", example: "maria@hartwell.example")
    package static let phone = TemplateField(
        "phone", .phone, "The person's telephone number.", example: "(214) 555-0142")

    /// The trip.
    package static let service = TemplateField(
        "service", .line, "The service type by its key.", example: "airport")
    package static let serviceLabel = TemplateField(
        "service_label", .line, "The service type in words that fit before \"inquiry\".", example: "airport transfer",
        fallback: "transportation")
    package static let passengers = TemplateField(
        "passengers", .line, "How many people ride.", example: "4")
    package static let pickup = TemplateField(
        "pickup", .line, "Where the trip starts.", example: "2100 Ross Avenue, Dallas")
    package static let dropoff = TemplateField(
        "dropoff", .line, "Where the trip ends.", example: "DFW Airport, Terminal D")
    package static let when = TemplateField(
        "when", .line, "Date and time in words.", example: "Tuesday, March 10, at 6:30 AM")
    package static let hours = TemplateField(
        "hours", .line, "How long the vehicle is wanted.", example: "4 hours")
    package static let quote = TemplateField(
        "quote", .line, "A price the office has quoted.", example: "$420")
    package static let valueEstimate = TemplateField(
        "value_estimate", .line,
        "The value stated or estimated from the price table; for staff, rarely for a customer.",
        example: "$1,250")
    package static let reference = TemplateField(
        "reference", .line, "The reference number of the inquiry.", example: "FR-7K2M9Q", isFromMail: false)
    package static let originalSubject = TemplateField(
        "original_subject", .line, "The subject of the person's own message.", example: "Car to DFW next Tuesday",
        fallback: "your inquiry")
    package static let day = TemplateField(
        "day", .line, "Days since the first reply, on follow-ups.", example: "3", isFromMail: false)

    /// The office.
    package static let businessName = TemplateField(
        "business_name", .line, "The office's name.", example: "TNT Limousine", fallback: "our office",
        isFromMail: false)
    package static let businessPhone = TemplateField(
        "business_phone", .phone, "The number that a person answers.", example: "(214) 555-0100", isFromMail: false)
    package static let businessEmail = TemplateField(
        "business_email", .email, "The address that people read.", example: "reservations@tntlimousine.example",
        isFromMail: false)
    package static let businessAddress = TemplateField(
        "business_address", .line, "The postal address, on one line.", example: "500 Main Street, Dallas, TX 75202",
        isFromMail: false)
    package static let businessWebsite = TemplateField(
        "business_website", .url, "The office's home page.", example: "https://www.tntlimousine.example",
        isFromMail: false)
    package static let officeHours = TemplateField(
        "office_hours", .line, "When the desk is staffed.", example: "seven days a week, 6 AM to 10 PM",
        isFromMail: false)
    package static let replyWithin = TemplateField(
        "reply_within", .line, "How soon a person answers; set it only when it is kept.", example: "one business hour",
        isFromMail: false)
    package static let offer = TemplateField(
        "offer", .line, "The current offer, as one sentence.",
        example: "Book three or more trips this month and the third is 10% off.", isFromMail: false)
    package static let bookingURL = TemplateField(
        "booking_url", .url, "Where a trip is booked.", example: "https://www.tntlimousine.example/book",
        isFromMail: false)
    package static let roiCalculatorURL = TemplateField(
        "roi_calculator_url", .url, "The calculator for corporate travel cost.",
        example: "https://www.tntlimousine.example/roi", isFromMail: false)
    package static let caseStudyURL = TemplateField(
        "case_study_url", .url, "A page with case studies.", example: "https://www.tntlimousine.example/clients",
        isFromMail: false)
    package static let managerName = TemplateField(
        "manager_name", .name, "Who signs.", example: "Tom Nguyen", fallback: "The reservations desk",
        isFromMail: false)
    package static let managerTitle = TemplateField(
        "manager_title", .line, "The signer's title.", example: "Reservations Manager", isFromMail: false)
    package static let managerPhone = TemplateField(
        "manager_phone", .phone, "The signer's direct number.", example: "(214) 555-0117", isFromMail: false)
    package static let unsubscribeURL = TemplateField(
        "unsubscribe_url", .url, "The page that ends the follow-ups.",
        example: "https://mail.tntlimousine.example/u/3fK9",
        isFromMail: false)
    package static let unsubscribeMailto = TemplateField(
        "unsubscribe_mailto", .url, "The address that ends the follow-ups.",
        example: "mailto:stop+3fK9@mail.tntlimousine.example", isFromMail: false)

    /// Questions a section may ask.
    package static let hasTrip = TemplateField(
        "has_trip", .condition, "True when a date, pickup, drop-off, group size or duration is known.", example: "true")
    package static let needsDetails = TemplateField(
        "needs_details", .condition, "True when the date, pickup, drop-off or group size is still unknown.",
        example: "false")
    package static let isFollowUp = TemplateField(
        "is_follow_up", .condition, "True on every message after the first.", example: "false", isFromMail: false)

    /// All of them; the position here is the field's placeholder number while a message is rendered.
    package static let all: [TemplateField] = [
        greetingName, firstName, fullName, company, email, phone,
        service, serviceLabel, passengers, pickup, dropoff, when, hours, quote, valueEstimate, reference,
        originalSubject, day,
        businessName, businessPhone, businessEmail, businessAddress, businessWebsite, officeHours, replyWithin, offer,
        bookingURL, roiCalculatorURL, caseStudyURL, managerName, managerTitle, managerPhone, unsubscribeURL,
        unsubscribeMailto,
        hasTrip, needsDetails, isFollowUp,
    ]

    /// Position in `all` by name.
    static let positions: [String: Int] = Dictionary(
        uniqueKeysWithValues: all.enumerated().map { ($0.element.name, $0.offset) })

    /// The field of this name, if there is one.
    package static func named(_ name: String) -> TemplateField? {
        positions[name].map { all[$0] }
    }
}
