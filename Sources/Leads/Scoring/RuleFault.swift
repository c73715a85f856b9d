/// One fault of a rules file, said so that its owner can mend it.
package struct RuleFault: Hashable, Sendable, CustomStringConvertible {
    /// Where: the path of keys, list items counted from 1: `factors.value.ranges[2].below`.
    package var path: String
    /// What is wrong.
    package var problem: String
    /// What to write instead.
    package var hint: String

    package init(_ path: String, _ problem: String, hint: String) {
        self.path = path
        self.problem = problem
        self.hint = hint
    }

    package var description: String { "\(path): \(problem) (\(hint))" }
}
