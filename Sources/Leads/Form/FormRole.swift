/// What a form asks with one of its questions.
enum FormRole: String, Sendable, Hashable, CaseIterable {
    case name, firstName, lastName, salutation
    /// How the name is spoken, beside the name: フリガナ.
    case phonetic
    /// `Jane Doe <jane@example.com>` in one answer.
    case sender
    case email, phone, company, website
    case message, subject, topic
    case service, occasion, vehicle, passengers, children
    case pickup, dropoff, address, city, state, zip, country
    case date, time, returnDate, returnTime, hours, budget, roundTrip
    case flight
    /// What the mailer adds by itself: time, page, IP address, browser, consent.
    case technical

    /// Questions that name the person or how to reach it.
    var isContact: Bool {
        switch self {
        case .name, .firstName, .lastName, .sender, .email, .phone: true
        default: false
        }
    }

    /// Lines that also stand in the header of a forwarded message: by themselves they make no form.
    var isHeaderLike: Bool {
        switch self {
        case .sender, .subject, .date, .technical: true
        default: false
        }
    }
}
