/// What stands in one field's place for one message.
struct FieldValue: Sendable, Equatable {
    /// The cleaned value, or the default; empty when there is neither.
    let text: String
    /// Whether the value was given; a default is not.
    let isGiven: Bool
}
