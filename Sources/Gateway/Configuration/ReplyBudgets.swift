/// How many automatic messages may leave in 24 hours: what ends a loop that no header betrays (RFC 3834 §2).
package struct ReplyBudgets: Hashable, Sendable {
    package var perCorrespondent: Int
    package var perDomain: Int
    package var inAll: Int

    package init(perCorrespondent: Int, perDomain: Int, inAll: Int) {
        self.perCorrespondent = perCorrespondent
        self.perDomain = perDomain
        self.inAll = inAll
    }
}
