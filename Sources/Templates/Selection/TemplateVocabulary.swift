/// The words that front matter and callers share.
package enum TemplateVocabulary {
    /// Service types a template may name (M113), and `other` for what fits none.
    package static let services = ["corporate", "airport", "event", "wedding", "hourly", "other"]
    /// How a service reads before the word "inquiry".
    package static let serviceLabels = [
        "corporate": "corporate travel", "airport": "airport transfer", "event": "event transportation",
        "wedding": "wedding transportation", "hourly": "hourly chauffeur",
    ]
    /// Tiers, with the least score of each (M117-M120).
    package static let tiers: [(name: String, from: Int)] = [
        ("critical", 80), ("high", 60), ("medium", 40), ("low", 0),
    ]
    /// Scores run from 0 to 100 (M116).
    package static let scores = 0...100
    /// The language used when nothing else is known.
    package static let language = "en"
    /// The name of the template that answers when nothing more specific does.
    package static let acknowledgement = "acknowledgement"
}
