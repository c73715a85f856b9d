/// What a mail system said of a failed delivery that no rule knows.
package struct UnknownBounceText: Hashable, Sendable {
    /// The enhanced status code, read or guessed.
    package var status: String
    package var text: String

    package init(status: String, text: String) {
        self.status = status
        self.text = text
    }
}
