import SMTP

/// Which dialogues an operator wants to see.
package struct TraceOrder: Codable, Sendable {
    /// Nil: both ways.
    package var direction: DialogueEvent.Direction?
    /// An address, a network, or the smart host's name; nil: everybody.
    package var peer: String?
    /// Lines after which the trace ends; nil: none.
    package var count: Int?

    package init(direction: DialogueEvent.Direction? = nil, peer: String? = nil, count: Int? = nil) {
        self.direction = direction
        self.peer = peer
        self.count = count
    }

    /// Whether a line is wanted.
    package var filter: @Sendable (DialogueEvent) -> Bool {
        let network = peer.flatMap { PeerNetwork($0) }
        return { [direction, peer] event in
            guard direction == nil || event.direction == direction else { return false }
            guard let peer else { return true }
            if let network, let address = PeerAddress(event.peer) { return network.contains(address) }
            // A smart host goes by its name, with or without its port.
            return event.peer == peer || event.peer.hasPrefix(peer + ":")
        }
    }
}
