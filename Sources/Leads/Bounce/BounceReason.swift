/// Why a message was not delivered, in the vocabulary of Sisimai, the widest of the field.
package enum BounceReason: String, Sendable, Codable, CaseIterable, Hashable {
    case authfailure, badreputation, blocked, contenterror, delivered, exceedlimit, expired, failedstarttls, feedback
    case filtered, hasmoved, hostunknown, mailboxfull, mailererror, mesgtoobig, networkerror, norelaying, notaccept
    case notcompliantrfc, onhold, policyviolation, rejected, requireptr, securityerror, spamdetected, speeding
    case suppressed, suspend, syntaxerror, systemerror, systemfull, toomanyconn, undefined, userunknown, vacation
    case virusdetected

    /// Whether the address itself is dead, so that nothing should be sent there again.
    ///
    /// - Parameter isPermanent: the status class is 5.
    package func isHard(isPermanent: Bool) -> Bool {
        switch self {
        case .userunknown, .hasmoved, .hostunknown: true
        case .notaccept: isPermanent
        default: false
        }
    }
}
