/// What is known for one message, by field name; unknown names are kept out, values are cleaned when rendered.
package struct TemplateValues: Sendable, Equatable {
    private var texts: [String: String]

    /// The values of these fields; names that are no fields are ignored.
    package init(_ values: [String: String] = [:]) {
        self.texts = values.filter { TemplateField.positions[$0.key] != nil }
    }

    /// The value of a field, as given.
    package subscript(_ field: TemplateField) -> String? {
        get { texts[field.name] }
        set { texts[field.name] = newValue }
    }

    /// The examples of the catalogue: every field filled.
    package static let examples = TemplateValues(
        Dictionary(
            uniqueKeysWithValues: TemplateField.all
                .filter { $0.kind != .condition }.map { ($0.name, $0.example) }))

    /// The values of the office alone, as when nothing could be read from the mail.
    package static let officeExamples = TemplateValues(
        Dictionary(
            uniqueKeysWithValues: TemplateField.all
                .filter { $0.kind != .condition && !$0.isFromMail }.map { ($0.name, $0.example) }))
}
