/// What is wrong with one line of the bounce rules.
package struct BounceRuleFault: Error, Hashable, Sendable, CustomStringConvertible {
    package let line: Int
    package let problem: String
    /// How to mend it.
    package let hint: String

    package var description: String { "line \(line): \(problem) (\(hint))" }
}
