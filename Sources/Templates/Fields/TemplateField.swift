/// One field a template may use, as `{{name}}` or as the section `{{#name}}...{{/name}}`.
///
/// A section opens when a value was *given*; a default makes the field printable, never true.
package struct TemplateField: Sendable {
    /// The name between the braces.
    package let name: String
    /// How values are cleaned and where they may stand.
    package let kind: TemplateFieldKind
    /// One sentence for whoever writes templates.
    package let meaning: String
    /// A value as it might arrive; previews and lint use it.
    package let example: String
    /// What stands there when nothing was given and the template names no default of its own; nil: nothing would, so the
    /// template has to guard the field with a section or give a default.
    package let fallback: String?
    /// Whether the value comes from the person who wrote (true) or from the office's own configuration (false).
    package let isFromMail: Bool

    init(
        _ name: String, _ kind: TemplateFieldKind, _ meaning: String, example: String, fallback: String? = nil,
        isFromMail: Bool = true
    ) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
        self.example = example
        self.fallback = fallback
        self.isFromMail = isFromMail
    }
}

extension TemplateField: Hashable {
    package static func == (left: TemplateField, right: TemplateField) -> Bool { left.name == right.name }

    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
