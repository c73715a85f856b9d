import FoundationEssentials

/// A ceiling for the messages we send by ourselves (RFC 3834 §2: a responder must not be drawn into a loop; D9).
package struct Budget: Hashable, Sendable {
    /// Whose messages are counted together.
    package enum Scope: String, Sendable, CaseIterable {
        /// Those to the same address.
        case correspondent
        /// Those to the same domain. Leave it out for the domains of public mail services.
        case domain
        /// All.
        case all
    }

    /// What to do with a step for which nothing is left.
    package enum Exhaustion: String, Sendable, CaseIterable {
        /// It is skipped: a loop is not to be continued later.
        case skip
        /// It waits until the oldest counted message leaves the window.
        case wait
    }

    package let scope: Scope
    /// The most messages in the window, this one included.
    package let limit: Int
    /// Seconds back from now, brought between 0 and `longestWindow`; a message taken up exactly this long ago is not counted any more.
    package let window: Double
    package let exhaustion: Exhaustion

    /// Ten years, in seconds: longer than any budget looks back, and far from overflow.
    package static let longestWindow = 315_360_000.0

    package init(_ scope: Scope, limit: Int, window: Double, exhaustion: Exhaustion = .skip) {
        self.scope = scope
        self.limit = limit
        self.window = window.isNaN ? 0 : min(max(window, 0), Budget.longestWindow)
        self.exhaustion = exhaustion
    }
}
