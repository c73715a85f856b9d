/// The answer to a `ControlRequest`.
package struct ControlResponse: Codable, Sendable {
    /// The queue as listed, for `list` and `show`.
    package var entries: [QueueListing]?
    /// Header lines and text of one message, for `show`.
    package var message: String?
    /// What was noted on it, oldest first, for `show`.
    package var journal: [String]?
    /// For `shape`.
    package var shape: QueueShape?
    /// IDs that the verb was done for.
    package var done: [String]?
    /// What could not be done and why, one sentence each.
    package var problems: [String]?
    /// Why no mail is handed over at all, when that is so.
    package var held: String?
    /// What was handed over last, newest first, for `list`.
    package var handedOver: [HandoverListing]?

    package init(
        entries: [QueueListing]? = nil, message: String? = nil, journal: [String]? = nil, shape: QueueShape? = nil,
        done: [String]? = nil, problems: [String]? = nil,
        held: String? = nil, handedOver: [HandoverListing]? = nil
    ) {
        self.entries = entries
        self.message = message
        self.journal = journal
        self.shape = shape
        self.done = done
        self.problems = problems
        self.held = held
        self.handedOver = handedOver
    }
}
