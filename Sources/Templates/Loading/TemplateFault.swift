/// Something wrong with a template file, said so that whoever edits it can mend it.
package struct TemplateFault: Error, Hashable, Sendable, Codable {
    /// How bad it is.
    package enum Severity: String, Hashable, Sendable, Codable {
        /// The template is not used.
        case error
        /// The template works, but not as it should.
        case warning
    }

    /// The file, relative to the template directory.
    package let file: String
    /// The line, from 1; nil when the fault is the file's as a whole.
    package let line: Int?
    /// The front-matter key, the field or the partial concerned.
    package let key: String?
    /// What is wrong.
    package let message: String
    /// What to do.
    package let hint: String
    /// How bad it is.
    package let severity: Severity

    package init(
        file: String, line: Int? = nil, key: String? = nil, message: String, hint: String, severity: Severity = .error
    ) {
        self.file = file
        self.line = line
        self.key = key
        self.message = message
        self.hint = hint
        self.severity = severity
    }
}

extension TemplateFault: CustomStringConvertible {
    /// `day-3.md:4: error: score: ... (hint)`, as compilers print.
    package var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        let subject = key.map { "\($0): " } ?? ""
        return "\(place): \(severity.rawValue): \(subject)\(message) (\(hint))"
    }
}
