/// One question of a form with its answer, as the mailer printed them.
package struct FormField: Hashable, Sendable, Codable {
    /// The label without the colon, brackets or other decoration that sets it off.
    package var label: String
    /// The answer; lines joined by a line feed, empty when nothing was answered.
    package var value: String

    package init(label: String, value: String) {
        self.label = label
        self.value = value
    }
}
