/// One failed recipient and what the text of a report says about it.
struct NoticeBlock: Sendable {
    let recipient: String
    /// What stands on the recipient's line and below it, up to the next recipient or an empty line.
    var text: String
    /// Index of its line.
    let line: Int
}
