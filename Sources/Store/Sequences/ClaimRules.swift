/// The rules a step is checked against at the moment it is taken up.
package struct ClaimRules: Hashable, Sendable {
    package var budgets: [Budget]
    /// Whether who unsubscribed and then asks anew gets the direct answer: once per inquiry, and never after a complaint
    /// or a permanent bounce.
    package var answersUnsubscribed: Bool

    package init(budgets: [Budget] = [], answersUnsubscribed: Bool = true) {
        self.budgets = budgets
        self.answersUnsubscribed = answersUnsubscribed
    }
}
