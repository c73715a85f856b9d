/// When a template is the one to send (M122, M123).
package struct TemplateTrigger: Sendable, Equatable {
    /// The step it is for.
    package var step: TemplateStep
    /// The services it is for; nil: any.
    package var services: Set<String>?
    /// The scores it is for.
    package var score: ClosedRange<Int>
    /// The tiers it is for; nil: any.
    package var tiers: Set<String>?
    /// Whether it is only for high-value leads (M134-M136, D4).
    package var highValueOnly: Bool
    /// The language it is written in: `en`, `es`, `es-mx`.
    package var language: String

    /// Whether it fits, language apart.
    func fits(_ criteria: TemplateCriteria) -> Bool {
        step == criteria.step
            && score.contains(criteria.score)
            && (services.map { $0.contains(criteria.service ?? "") } ?? true)
            && (tiers.map { $0.contains(criteria.tier ?? "") } ?? true)
            && (!highValueOnly || criteria.isHighValue)
    }

    /// How narrow it is: a high-value template before one for a tier, before one for a service, before one for a
    /// narrower range of scores.
    var specificity: [Int] {
        [
            highValueOnly ? 1 : 0, tiers == nil ? 0 : 1, services == nil ? 0 : 1,
            -(services?.count ?? 0), -score.count,
        ]
    }
}
