/// What an automatic answer says.
package struct AutoResponseReading: Hashable, Sendable, Codable {
    /// The day the writer is back, `YYYY-MM-DD`, when the note states it.
    package var returnDate: String?

    package init(returnDate: String? = nil) {
        self.returnDate = returnDate
    }

    private enum CodingKeys: String, CodingKey {
        case returnDate = "return_date"
    }
}
