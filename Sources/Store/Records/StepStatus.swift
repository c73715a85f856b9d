/// Where a step of a sequence stands.
package enum StepStatus: String, Sendable, Codable, CaseIterable {
    /// To be taken when its time comes.
    case due
    /// The desk has it: the stop rules were checked and the budgets counted.
    case claimed
    /// Its message is in the spool.
    case queued
    /// The smart host took it.
    case sent
    /// It was refused for good.
    case failed
    /// It was not to be sent: a budget, a person's decision.
    case skipped
    /// The lead was stopped before it went out.
    case stopped

    /// Whether nothing more will happen to it.
    package var isClosed: Bool { [.sent, .failed, .skipped, .stopped].contains(self) }
}
