/// When in a conversation a template is sent: as the first answer, or as the follow-up of a day.
package enum TemplateStep: Hashable, Sendable {
    /// The first answer (M127-M130).
    case immediate
    /// A follow-up so many days later (M131-M133).
    case day(Int)

    /// `immediate` or `day-3`.
    package init?(_ text: String) {
        if text == "immediate" {
            self = .immediate
            return
        }
        guard text.hasPrefix("day-"), let day = Int(text.dropFirst(4)), TemplateLimits.followUpDays.contains(day) else {
            return nil
        }
        self = .day(day)
    }

    /// The text as in front matter.
    package var text: String {
        switch self {
        case .immediate: "immediate"
        case .day(let day): "day-\(day)"
        }
    }

    /// Whether the message comes after the first answer.
    package var isFollowUp: Bool { self != .immediate }
}

extension TemplateStep: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let step = TemplateStep(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a step"))
        }
        self = step
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
