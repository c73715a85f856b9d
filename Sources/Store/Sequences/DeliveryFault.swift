/// What a permanent refusal was about; faults of ours never get here, they hold the lane.
package enum DeliveryFault: String, Sendable, Codable, CaseIterable {
    /// The address: it gets no more mail.
    case recipient
    /// What was sent: the address may be well.
    case content
}
