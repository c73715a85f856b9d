/// The head of a template file, read and checked (M121-M125).
struct FrontMatter: Sendable, Equatable {
    /// Unique in the directory: lower-case letters, digits and hyphens.
    var name = ""
    /// The subject, with fields.
    var subject = ""
    /// The line of the subject.
    var subjectLine = 1
    /// What inboxes show after the subject, with fields.
    var preheader: String?
    /// When it is sent.
    var trigger = TemplateTrigger(
        step: .immediate, services: nil, score: TemplateVocabulary.scores, tiers: nil, highValueOnly: false,
        language: TemplateVocabulary.language)
    /// Seconds to wait after the step is due.
    var delay = 0
    /// The A/B variant.
    var variant: String?
    /// Fields the text is made for (M124).
    var fields: [String] = []
    /// What stands where a field was not given.
    var defaults: [String: String] = [:]
    /// The line of each key.
    var lines: [String: Int] = [:]
}
