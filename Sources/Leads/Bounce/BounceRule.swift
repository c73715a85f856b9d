/// One line of the rules: which words under which conditions mean which reason.
struct BounceRule: Sendable {
    enum Verdict: Sendable, Hashable {
        case reason(BounceReason)
        /// Only puts the text into a class that later rules name.
        case textClass(String)
    }

    /// Line of the file, for `why`.
    let line: Int
    let verdict: Verdict
    let conditions: [BounceCondition]
    /// Texts that must stand in this order, with anything between; none for a rule of conditions alone.
    let texts: [String]
    /// The mailer or service that says so.
    let source: String
    /// The fixtures on which the rule fires, by name.
    let fixtures: [String]

    /// A text of its own or of a class must stand in the diagnostic.
    var isByWords: Bool {
        !texts.isEmpty || conditions.contains { $0.subject == .class }
    }

    /// The text classes that the rule asks for.
    var classes: [String] {
        conditions.filter { $0.subject == .class && !$0.isNegated }.flatMap(\.values)
    }

    /// For people: what it looks for, and who says so.
    var summary: String {
        texts.isEmpty ? "(\(source))" : "\"\(texts.joined(separator: " … "))\" (\(source))"
    }
}
