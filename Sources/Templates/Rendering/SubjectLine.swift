/// Makes a subject: one line, values shortened until it meets the goal, never empty.
enum SubjectLine {
    /// What stands when a template's subject comes out empty.
    static let fallback = "Your inquiry"

    /// The subject from text with stand-ins.
    static func make(_ text: String, _ values: ResolvedValues) -> String {
        var subject = ""
        for cap in TemplateLimits.subjectValueCaps {
            subject = filled(text, values, cap: cap)
            if subject.count <= TemplateLimits.subjectGoal { break }
        }
        let cut = InertValue.shortened(subject, to: TemplateLimits.subjectMaximum)
        return cut.isEmpty ? fallback : cut
    }

    private static func filled(_ text: String, _ values: ResolvedValues, cap: Int) -> String {
        let filled = Placeholder.replace(in: text) { InertValue.shortened(values[$0].text, to: cap) }
        // The value is clean already; the second pass closes gaps that empty values left.
        return InertValue.singleLine(filled, limit: TemplateLimits.subjectMaximum * 2)
    }
}
