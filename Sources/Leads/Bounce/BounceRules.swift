/// How the words and codes of a failed delivery become a reason: the compiled `rules/bounces.tsv`.
///
/// The first rule that fits decides. Which of its texts a diagnostic contains is found for all rules in one pass; the
/// rest is a walk down the list.
package struct BounceRules: Sendable {
    /// What the rules say of one delivery.
    package struct Verdict: Hashable, Sendable {
        package let reason: BounceReason
        /// Which rule fired; nil when none did.
        package let rule: FiredRule?
        /// Words decided, not codes alone.
        package let isByWords: Bool
    }

    /// Octets of a diagnostic that are read: remote servers say what they have to say in the first lines.
    package static let longestDiagnostic = 8 * 1024

    private let rules: [BounceRule]
    private let matcher: PhraseMatcher
    /// For each rule, the phrases of the matcher that its texts are.
    private let phrases: [[Int]]
    /// For each phrase, the rules whose first text it is.
    private let rulesByPhrase: [[Int]]
    /// The rules without texts.
    private let rulesOfConditions: [Int]

    /// No rules: every reason is undefined.
    package static let none = BounceRules([])

    /// Reads the rules.
    ///
    /// - Throws: `BounceRuleFaults` with every fault of the text, not only the first.
    package init(parsing text: String) throws(BounceRuleFaults) {
        var faults: [BounceRuleFault] = []
        var rules: [BounceRule] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.first == "#" { continue }
            do throws(BounceRuleFault) {
                rules.append(try BounceRules.rule(line, number: index + 1))
            } catch {
                faults.append(error)
            }
        }
        guard faults.isEmpty else { throw BounceRuleFaults(faults: faults) }
        self.init(rules)
    }

    private init(_ rules: [BounceRule]) {
        var numbers: [String: Int] = [:]
        var texts: [String] = []
        var phrases: [[Int]] = []
        for rule in rules {
            phrases.append(
                rule.texts.map { text in
                    if let number = numbers[text] { return number }
                    numbers[text] = texts.count
                    texts.append(text)
                    return texts.count - 1
                }
            )
        }
        self.rules = rules
        self.phrases = phrases
        matcher = PhraseMatcher(texts)
        var rulesByPhrase = [[Int]](repeating: [], count: texts.count)
        var rulesOfConditions: [Int] = []
        for (index, texts) in phrases.enumerated() {
            if let first = texts.first { rulesByPhrase[first].append(index) } else { rulesOfConditions.append(index) }
        }
        self.rulesByPhrase = rulesByPhrase
        self.rulesOfConditions = rulesOfConditions
    }

    /// The number of rules, for tools.
    package var count: Int { rules.count }

    /// The reason of one failed delivery.
    package func verdict(on evidence: BounceEvidence) -> Verdict {
        var places: [Int: [PhraseMatcher.Hit]] = [:]
        for hit in matcher.hits(in: evidence.diagnostic) { places[hit.phrase, default: []].append(hit) }
        var classes: [String: Int] = [:]
        for index in candidates(places) where stands(phrases[index], in: places) {
            let rule = rules[index]
            guard rule.conditions.allSatisfy({ $0.holds(for: evidence, classes: classes) }) else { continue }
            switch rule.verdict {
            case .textClass(let name): if classes[name] == nil { classes[name] = rule.line }
            case .reason(let reason):
                let fired = FiredRule(
                    line: rule.line, summary: rule.summary,
                    classLine: rule.classes.lazy.compactMap { classes[$0] }.first)
                return Verdict(reason: reason, rule: fired, isByWords: rule.isByWords)
            }
        }
        // Unknown words are kept and listed, and count as soft.
        return Verdict(reason: evidence.diagnostic.isEmpty ? .undefined : .onhold, rule: nil, isByWords: false)
    }

    /// The rules that may fit, in their order: those that begin with a text that stands there, and those without.
    private func candidates(_ places: [Int: [PhraseMatcher.Hit]]) -> [Int] {
        var found = rulesOfConditions
        for phrase in places.keys { found += rulesByPhrase[phrase] }
        return found.sorted()
    }

    /// Whether the phrases stand in order without overlap, each not far behind the one before.
    private func stands(_ phrases: [Int], in places: [Int: [PhraseMatcher.Hit]]) -> Bool {
        guard let first = phrases.first else { return true }
        guard let starts = places[first] else { return false }
        if phrases.count == 1 { return true }
        return starts.prefix(BounceRules.mostTries).contains { continues(phrases.dropFirst(), in: places, $0.end) }
    }

    private func continues(
        _ phrases: ArraySlice<Int>, in places: [Int: [PhraseMatcher.Hit]], _ start: Int
    ) -> Bool {
        var from = start
        for phrase in phrases {
            guard let next = places[phrase]?.first(where: { $0.start >= from }),
                next.start - from <= BounceRules.widestGap
            else { return false }
            from = next.end
        }
        return true
    }

    /// Octets that `…` stands for at most: farther apart, two texts belong to two sentences.
    private static let widestGap = 80
    /// Places of a rule's first text from which the others are looked for.
    private static let mostTries = 8

    /// The fixtures that each rule cites, by its line: what the tests prove.
    package var fixtures: [Int: [String]] {
        Dictionary(uniqueKeysWithValues: rules.map { ($0.line, $0.fixtures) })
    }

    // MARK: - Reading a line

    private static func rule(_ line: Substring, number: Int) throws(BounceRuleFault) -> BounceRule {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard columns.count == 5 else {
            throw BounceRuleFault(
                line: number, problem: "\(columns.count) columns", hint: "five, separated by single tabs"
            )
        }
        return BounceRule(
            line: number, verdict: try verdict(columns[0], number), conditions: try conditions(columns[1], number),
            texts: try texts(columns[2], number), source: String(columns[3]),
            fixtures: columns[4] == "-" ? [] : columns[4].split(separator: ",").map(String.init)
        )
    }

    private static func verdict(_ column: Substring, _ number: Int) throws(BounceRuleFault) -> BounceRule.Verdict {
        if column.first == "=", column.count > 1 { return .textClass(column.dropFirst().lowercased()) }
        guard let reason = BounceReason(rawValue: String(column)) else {
            throw BounceRuleFault(
                line: number, problem: "unknown reason \"\(column)\"",
                hint: "one of \(BounceReason.allCases.map(\.rawValue).joined(separator: " ")), or =class"
            )
        }
        return .reason(reason)
    }

    private static func conditions(_ column: Substring, _ number: Int) throws(BounceRuleFault) -> [BounceCondition] {
        if column == "any" { return [] }
        var conditions: [BounceCondition] = []
        for text in column.split(separator: " ") {
            guard let condition = BounceCondition(text) else {
                throw BounceRuleFault(
                    line: number, problem: "cannot read the condition \"\(text)\"",
                    hint: "any, or subject=value,… with one of command status code host mailer type action class"
                )
            }
            conditions.append(condition)
        }
        guard !conditions.isEmpty else {
            throw BounceRuleFault(line: number, problem: "no condition", hint: "write any")
        }
        return conditions
    }

    private static func texts(_ column: Substring, _ number: Int) throws(BounceRuleFault) -> [String] {
        if column == "-" { return [] }
        let texts = column.split(separator: "…").map { FoldedText($0).string }
        guard !texts.isEmpty, texts.allSatisfy({ $0.utf8.count >= shortestText }) else {
            throw BounceRuleFault(
                line: number, problem: "a text of less than \(shortestText) octets", hint: "say more, or - for no text"
            )
        }
        return texts
    }

    /// Shorter texts would stand anywhere.
    private static let shortestText = 3
}
