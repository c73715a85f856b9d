import Leads
import MailTypes
import Store

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

extension ReplyBudgets {
    /// Seconds back that messages are counted.
    private static let window = 86_400.0
    /// Providers of free mail stand for many people: their domains get so many times more.
    private static let freeMailFactor = 10

    /// The rules a step for this correspondent is checked against when it is taken up.
    func rules(for correspondent: AddrSpec?, step: StepName) -> ClaimRules {
        let isFreeMail = correspondent.map { FreeMail.contains($0.domain) } ?? false
        return ClaimRules(budgets: [
            Budget(.correspondent, limit: perCorrespondent, window: Self.window),
            Budget(.domain, limit: isFreeMail ? perDomain * Self.freeMailFactor : perDomain, window: Self.window),
            // The day's ceiling is no sign of a loop: what is over it waits (D9).
            Budget(.all, limit: inAll, window: Self.window, exhaustion: .wait),
        ])
    }
}
