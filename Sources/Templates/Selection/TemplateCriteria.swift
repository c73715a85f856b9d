/// What is known of a lead when its next message is chosen.
package struct TemplateCriteria: Sendable, Equatable {
    /// The step that is due.
    package var step: TemplateStep
    /// The service, by its key; nil or unknown: only templates for any service fit.
    package var service: String?
    /// The score, held to 0...100.
    package var score: Int
    /// The tier, by its key.
    package var tier: String?
    /// Whether the lead counts as high value (D4); a critical tier always does.
    package var isHighValue: Bool
    /// The language wanted: `en`, `es-MX`.
    package var language: String
    /// What keeps one lead on one variant: its reference, never anything that changes between messages.
    package var variantSeed: String

    package init(
        step: TemplateStep, service: String? = nil, score: Int = 0, tier: String? = nil, isHighValue: Bool = false,
        language: String = TemplateVocabulary.language, variantSeed: String = ""
    ) {
        self.step = step
        self.service = service
        self.score = min(max(score, TemplateVocabulary.scores.lowerBound), TemplateVocabulary.scores.upperBound)
        self.tier = tier
        self.isHighValue = isHighValue || tier == "critical"
        self.language = language.lowercased()
        self.variantSeed = variantSeed
    }
}
