/// An open lead that a key of `LeadMatch` led to, as far as the decision needs it.
package struct MatchCandidate: Hashable, Sendable {
    /// Whether the message's bare subject is the inquiry's, or that of a message of ours to it.
    package let hasSubject: Bool
    /// The person's name, when it was given.
    package let name: String?

    package init(hasSubject: Bool, name: String?) {
        self.hasSubject = hasSubject
        self.name = name
    }
}
