import Yams

/// Reads front matter and gathers every fault in it instead of stopping at the first.
struct FrontMatterReader {
    /// The file, for faults.
    let file: String
    /// Lines of the file above the YAML text.
    let lineOffset: Int
    /// What was found wrong.
    private(set) var faults: [TemplateFault] = []
    private var front = FrontMatter()

    /// The keys there are, in the order of the README.
    static let keys = [
        "name", "subject", "preheader", "step", "services", "score", "tier", "high_value", "language", "delay",
        "variant", "fields", "defaults",
    ]

    init(file: String, lineOffset: Int) {
        self.file = file
        self.lineOffset = lineOffset
    }

    /// Reads the YAML text; the result is meaningful only when no fault was found.
    mutating func read(_ yaml: String) -> FrontMatter {
        guard let mapping = root(yaml) else { return front }
        for (key, value) in mapping {
            let line = (key.mark?.line ?? 1) + lineOffset
            guard let name = key.scalar?.string, Self.keys.contains(name) else {
                let word = key.scalar?.string ?? "?"
                note(line, word, "unknown key", Suggestion.hint(for: word, among: Self.keys))
                continue
            }
            front.lines[name] = line
            take(name, value, line)
        }
        for required in ["name", "subject", "step"] where front.lines[required] == nil {
            note(1, required, "missing", "add \"\(required): ...\" to the front matter")
        }
        return front
    }

    private mutating func root(_ yaml: String) -> Node.Mapping? {
        do {
            guard let node = try Yams.compose(yaml: yaml, .basic, .default, .utf8) else {
                note(1, nil, "the front matter is empty", "give at least name, subject and step")
                return nil
            }
            guard let mapping = node.mapping else {
                note(
                    line(node), nil, "the front matter is not \"key: value\" lines", "write one \"key: value\" per line"
                )
                return nil
            }
            return mapping
        } catch let error as YamlError {
            note(error)
            return nil
        } catch {
            note(1, nil, "the front matter cannot be read", "check its YAML")
            return nil
        }
    }

    private mutating func take(_ name: String, _ value: Node, _ line: Int) {
        switch name {
        case "name": takeName(value, line)
        case "subject":
            front.subject = text(value, name, line) ?? ""
            front.subjectLine = line
        case "preheader": front.preheader = text(value, name, line)
        case "step": takeStep(value, line)
        case "services": front.trigger.services = words(value, name, line, known: TemplateVocabulary.services)
        case "tier": front.trigger.tiers = words(value, name, line, known: TemplateVocabulary.tiers.map(\.name))
        case "score": takeScore(value, line)
        case "high_value": front.trigger.highValueOnly = bool(value, name, line)
        case "language": takeLanguage(value, line)
        case "delay": takeDelay(value, line)
        case "variant": front.variant = text(value, name, line)
        case "fields": takeFields(value, line)
        case "defaults": takeDefaults(value, line)
        default: break
        }
    }

    // MARK: - One key each

    private mutating func takeName(_ value: Node, _ line: Int) {
        guard let name = text(value, "name", line) else { return }
        let isPlain = name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        guard isPlain, name.utf8.count <= 64 else {
            note(
                line, "name", "\"\(name)\" is no template name",
                "use lower-case letters, digits and hyphens, at most 64")
            return
        }
        front.name = name
    }

    private mutating func takeStep(_ value: Node, _ line: Int) {
        guard let word = text(value, "step", line) else { return }
        guard let step = TemplateStep(word) else {
            note(
                line, "step", "\"\(word)\" is no step", "use immediate, day-3, day-7, day-14 or another day-N up to 365"
            )
            return
        }
        front.trigger.step = step
    }

    private mutating func takeScore(_ value: Node, _ line: Int) {
        guard let mapping = value.mapping else {
            note(line, "score", "is not a range", "write score: {min: 40, max: 100}")
            return
        }
        var bounds = ["min": TemplateVocabulary.scores.lowerBound, "max": TemplateVocabulary.scores.upperBound]
        for (key, bound) in mapping {
            let name = key.scalar?.string ?? "?"
            guard bounds[name] != nil else {
                note(self.line(key), "score.\(name)", "unknown key", Suggestion.hint(for: name, among: ["min", "max"]))
                continue
            }
            guard let number = bound.scalar.flatMap({ Int($0.string) }), TemplateVocabulary.scores.contains(number)
            else {
                note(
                    self.line(bound), "score.\(name)", "is not a whole number from 0 to 100", "write min: 0 or max: 100"
                )
                continue
            }
            bounds[name] = number
        }
        guard let low = bounds["min"], let high = bounds["max"], low <= high else {
            note(line, "score", "min is above max", "exchange them")
            return
        }
        front.trigger.score = low...high
    }

    private mutating func takeLanguage(_ value: Node, _ line: Int) {
        guard let tag = text(value, "language", line)?.lowercased() else { return }
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        let isTag =
            (1...2).contains(parts.count)
            && parts.allSatisfy { (2...4).contains($0.count) && $0.allSatisfy(\.isLetter) }
        guard isTag else {
            note(line, "language", "\"\(tag)\" is no language", "write a code such as en, es or es-MX")
            return
        }
        front.trigger.language = tag
    }

    private mutating func takeDelay(_ value: Node, _ line: Int) {
        guard let text = text(value, "delay", line) else { return }
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        let unit = text.last.flatMap { units[$0] }
        let number = Int(unit == nil ? text[...] : text.dropLast())
        guard let number, number >= 0, number <= TemplateLimits.delaySeconds, unit != nil || number == 0,
            number * (unit ?? 1) <= TemplateLimits.delaySeconds
        else {
            note(line, "delay", "\"\(text)\" is no delay", "write 0, 90s, 10m, 2h or 1d, up to 30d")
            return
        }
        front.delay = number * (unit ?? 1)
    }

    private mutating func takeFields(_ value: Node, _ line: Int) {
        let known = TemplateField.all.map(\.name)
        front.fields = words(value, "fields", line, known: known, allowsAny: false).map { $0.sorted() } ?? []
    }

    private mutating func takeDefaults(_ value: Node, _ line: Int) {
        guard let mapping = value.mapping else {
            note(line, "defaults", "is not a map", "write one \"field: words\" per line below defaults:")
            return
        }
        for (key, node) in mapping {
            let name = key.scalar?.string ?? "?"
            guard let field = TemplateField.named(name), field.kind != .condition else {
                let known = TemplateField.all.filter { $0.kind != .condition }.map(\.name)
                note(self.line(key), "defaults.\(name)", "unknown field", Suggestion.hint(for: name, among: known))
                continue
            }
            front.defaults[name] = text(node, "defaults.\(name)", self.line(key))
        }
    }

    // MARK: - Kinds of value

    private mutating func text(_ value: Node, _ key: String, _ line: Int) -> String? {
        guard let scalar = value.scalar?.string else {
            note(
                line, key, "is not text",
                "write words after the colon, in quotes when they hold a colon or begin with {")
            return nil
        }
        guard scalar.contains(where: { !$0.isWhitespace }) else {
            note(line, key, "is empty", "give a value or remove the key")
            return nil
        }
        return scalar
    }

    private mutating func bool(_ value: Node, _ key: String, _ line: Int) -> Bool {
        let word = value.scalar?.string ?? ""
        guard word == "true" || word == "false" else {
            note(line, key, "is neither true nor false", "write true or false")
            return false
        }
        return word == "true"
    }

    /// A word, a list of words, or `any`.
    private mutating func words(
        _ value: Node, _ key: String, _ line: Int, known: [String], allowsAny: Bool = true
    ) -> Set<String>? {
        if allowsAny, value.scalar?.string == "any" { return nil }
        let nodes = value.sequence.map(Array.init) ?? [value]
        var words: Set<String> = []
        for node in nodes {
            guard let word = text(node, key, self.line(node)) else { continue }
            guard known.contains(word) else {
                let hint = Suggestion.hint(for: word, among: known + (allowsAny ? ["any"] : []))
                note(self.line(node), key, "\"\(word)\" is unknown", hint)
                continue
            }
            words.insert(word)
        }
        if nodes.isEmpty { note(line, key, "is an empty list", "name one, or write any") }
        return words
    }

    // MARK: - Faults

    private func line(_ node: Node) -> Int { (node.mark?.line ?? 1) + lineOffset }

    private mutating func note(_ line: Int, _ key: String?, _ message: String, _ hint: String) {
        faults.append(TemplateFault(file: file, line: line, key: key, message: message, hint: hint))
    }

    private mutating func note(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            note(
                mark.line + lineOffset, nil, "YAML: \(problem)",
                "put values that hold a colon, or begin with { or [, in quotes")
        case .duplicatedKeysInMapping(let duplicates, let context):
            note(
                context.mark.line + lineOffset, duplicates.first, "given twice", "keep one of them")
        default:
            note(1 + lineOffset, nil, "the front matter is not YAML", "check quotes and control characters")
        }
    }
}
