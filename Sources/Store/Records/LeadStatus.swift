/// How far a lead has come.
package enum LeadStatus: String, Sendable, Codable, CaseIterable {
    /// Known, not answered yet.
    case new
    /// Our first reply is with the smart host.
    case contacted
    /// The person wrote back.
    case replied
    case qualified
    /// A booking.
    case converted
    case lost
    /// The address refuses our mail for good.
    case unreachable
    /// The person asked for no more mail.
    case unsubscribed
    /// The person called our mail spam.
    case complained

    /// Whether the lead is still being worked on, so that a second message of the same person belongs to it.
    package var isOpen: Bool { LeadStatus.open.contains(self) }

    /// Whether the sequence may still run: nobody has taken the lead over yet.
    package var mayBeFollowedUp: Bool { self == .new || self == .contacted }

    /// The statuses of a lead that is still being worked on.
    package static let open: [LeadStatus] = [.new, .contacted, .replied, .qualified]
}

extension LeadStatus {
    /// The status after a sequence ended for `reason`; what the office decided stands.
    func after(_ reason: StopReason) -> LeadStatus {
        switch (reason, self) {
        case (_, .qualified), (_, .converted), (_, .lost), (_, .complained): self
        case (.reply, _): .replied
        case (.complaint, _): .complained
        case (.unsubscribe, _): .unsubscribed
        case (.hardBounce, .new), (.hardBounce, .contacted), (.softBounces, .new), (.softBounces, .contacted):
            .unreachable
        default: self
        }
    }
}
