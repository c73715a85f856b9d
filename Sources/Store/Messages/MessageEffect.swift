import Leads

/// What a message does to the lead it belongs to, as a table; no I/O.
struct MessageEffect: Hashable, Sendable {
    /// Ends the sequence.
    let stop: StopReason?
    /// Puts the address on the suppression list.
    let suppression: SuppressionReason?
    /// Adds to the lead's temporary bounces.
    let countsAsSoftBounce: Bool

    /// A robot's answer stops nothing: the person has not read us yet. A delay may still end well.
    init(_ kind: MessageKind, _ bounce: BounceSeverity?) {
        switch (kind, bounce) {
        case (.reply, _): self.init(stop: .reply)
        case (.complaint, _): self.init(stop: .complaint, suppression: .complaint)
        case (.unsubscribe, _): self.init(stop: .unsubscribe, suppression: .unsubscribe)
        case (.bounce, .hard): self.init(stop: .hardBounce, suppression: .hardBounce)
        case (.bounce, .soft): self.init(countsAsSoftBounce: true)
        default: self.init()
        }
    }

    /// What temporary bounces do when their limit is reached.
    static let tooManySoftBounces = MessageEffect(stop: .softBounces, suppression: .softBounces)

    private init(
        stop: StopReason? = nil, suppression: SuppressionReason? = nil, countsAsSoftBounce: Bool = false
    ) {
        self.stop = stop
        self.suppression = suppression
        self.countsAsSoftBounce = countsAsSoftBounce
    }
}
