/// The template chosen, and why.
package struct TemplateSelection: Sendable {
    /// The template.
    package let template: Template
    /// The reasons, one sentence each, for `lead why` and the ledger.
    package let why: [String]

    package init(template: Template, why: [String]) {
        self.template = template
        self.why = why
    }
}
