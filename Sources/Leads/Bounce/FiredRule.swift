/// Which line of the bounce rules gave a reason: its place for tools, its words for people.
package struct FiredRule: Hashable, Sendable, Codable {
    /// Line of the rules file.
    package let line: Int
    /// What it looks for and who says so.
    package let summary: String
    /// For a rule about a class of texts: the line that put the text into the class.
    package let classLine: Int?

    package init(line: Int, summary: String, classLine: Int? = nil) {
        self.line = line
        self.summary = summary
        self.classLine = classLine
    }

    /// `bounces.tsv:812`, as compilers name a place.
    package var name: String { FiredRule.name(line) }

    private static func name(_ line: Int) -> String { "bounces.tsv:\(line)" }
}

extension FiredRule: CustomStringConvertible {
    /// For `why`.
    package var description: String {
        name + (classLine.map { " by \(FiredRule.name($0))" } ?? "") + " " + summary
    }
}
