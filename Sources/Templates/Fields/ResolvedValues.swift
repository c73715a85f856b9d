/// All fields settled for one message: cleaned, completed from each other, defaults in place.
struct ResolvedValues: Sendable {
    /// By position in `TemplateField.all`.
    private let values: [FieldValue]

    /// Settles every field.
    /// - Parameters:
    ///   - defaults: the template's own defaults by field name; the catalogue's apply after them.
    ///   - isFollowUp: whether the message is a later step.
    init(_ given: TemplateValues, defaults: [String: String], isFollowUp: Bool) {
        var cleaned = TemplateField.all.map { field in
            given[field].flatMap { InertValue.clean($0, for: field) }
        }
        Self.completeNames(&cleaned)
        Self.completeService(&cleaned)
        Self.answerConditions(&cleaned, isFollowUp: isFollowUp)
        self.values = zip(TemplateField.all, cleaned).map { field, value in
            if let value { return FieldValue(text: value, isGiven: true) }
            let own = defaults[field.name].map { InertValue.singleLine($0, limit: field.kind.limit) }
            return FieldValue(text: own ?? field.fallback ?? "", isGiven: false)
        }
    }

    /// The value at this position of the catalogue.
    subscript(position: Int) -> FieldValue {
        values.indices.contains(position) ? values[position] : FieldValue(text: "", isGiven: false)
    }

    /// The value of a field.
    subscript(field: TemplateField) -> FieldValue {
        self[TemplateField.positions[field.name] ?? -1]
    }

    private static func completeNames(_ cleaned: inout [String?]) {
        let name = { (field: TemplateField) in TemplateField.positions[field.name] ?? 0 }
        let first = name(.firstName)
        let greeting = name(.greetingName)
        if cleaned[first] == nil { cleaned[first] = cleaned[name(.fullName)].flatMap(PersonName.first(of:)) }
        if cleaned[greeting] == nil { cleaned[greeting] = cleaned[first] }
    }

    private static func completeService(_ cleaned: inout [String?]) {
        guard let label = TemplateField.positions["service_label"], let service = TemplateField.positions["service"],
            cleaned[label] == nil
        else { return }
        cleaned[label] = cleaned[service].flatMap { TemplateVocabulary.serviceLabels[$0] }
    }

    private static func answerConditions(_ cleaned: inout [String?], isFollowUp: Bool) {
        let known = cleaned
        let isKnown = { (fields: [TemplateField]) in
            fields.map { TemplateField.positions[$0.name].flatMap { known[$0] } != nil }
        }
        let hasTrip = isKnown([.when, .pickup, .dropoff, .passengers, .hours]).contains(true)
        let needsDetails = isKnown([.when, .pickup, .dropoff, .passengers]).contains(false)
        let answers: [(TemplateField, Bool)] = [
            (.hasTrip, hasTrip), (.needsDetails, needsDetails), (.isFollowUp, isFollowUp),
        ]
        for (field, answer) in answers {
            if let position = TemplateField.positions[field.name] { cleaned[position] = answer ? "true" : nil }
        }
    }
}
