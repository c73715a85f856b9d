/// A day that a text names, and where.
struct DayMention: Sendable {
    enum Form: Hashable, Sendable {
        /// With month and day.
        case full
        /// "the 15th": the next one there is.
        case dayOfMonth
        /// "Monday", "tomorrow".
        case relative(weekday: Int?)
    }

    var day: Day
    let form: Form
    /// First octet in the folded text, and the octet behind.
    let start: Int
    let end: Int
    /// The later end of "from the 3rd to the 14th".
    let endsRange: Bool
}
