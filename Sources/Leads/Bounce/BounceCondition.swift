/// One condition of a bounce rule's second column.
struct BounceCondition: Sendable, Hashable {
    /// What is compared.
    enum Subject: String, Sendable, CaseIterable {
        case command, status, code, host, mailer, type, action, `class`
    }

    let subject: Subject
    let values: [String]
    let isNegated: Bool

    /// Reads `status=5.1.*,4.1.1` or `command!=DATA`; nil for anything else.
    init?(_ text: Substring) {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        var name = text[..<equals]
        isNegated = name.last == "!"
        if isNegated { name.removeLast() }
        guard let subject = Subject(rawValue: String(name)) else { return nil }
        self.subject = subject
        values = text[text.index(after: equals)...].split(separator: ",").map {
            subject == .command ? String($0) : $0.lowercased()
        }
        guard !values.isEmpty, subject != .command || values.allSatisfy({ SMTPPhase(rawValue: $0) != nil }) else {
            return nil
        }
    }

    /// - Parameter classes: the classes the text was put into, with the line that did so.
    func holds(for evidence: BounceEvidence, classes: [String: Int]) -> Bool {
        matches(evidence, classes) != isNegated
    }

    private func matches(_ evidence: BounceEvidence, _ classes: [String: Int]) -> Bool {
        switch subject {
        case .command: evidence.command.map { values.contains($0.rawValue) } ?? false
        case .status: evidence.status.map { status in values.contains { covers($0, status) } } ?? false
        case .code: evidence.replyCode.map { code in values.contains { covers($0, code) } } ?? false
        case .host: evidence.host.map { host in values.contains { isHost(host, in: $0) } } ?? false
        case .mailer: evidence.mailer.map(values.contains) ?? false
        case .type: evidence.diagnosticType.map(values.contains) ?? false
        case .action: evidence.action.map(values.contains) ?? false
        case .class: values.contains { classes[$0] != nil }
        }
    }

    /// `5.7.*` covers `5.7.26`: the star stands for the rest.
    private func covers(_ pattern: String, _ value: String) -> Bool {
        pattern.last == "*" ? value.hasPrefix(pattern.dropLast()) : value == pattern
    }

    private func isHost(_ host: String, in domain: String) -> Bool {
        host == domain || host.hasSuffix("." + domain)
    }
}
