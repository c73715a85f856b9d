/// What to write where an element begins and ends.
package struct HTMLElementMarks: Sendable {
    /// A line before its text; empty for none.
    package let opening: String
    /// A line after its text; empty for none.
    package let closing: String

    package init(opening: String, closing: String = "") {
        self.opening = opening
        self.closing = closing
    }
}
