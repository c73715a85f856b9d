import Synchronization

/// What all listeners of one program count together: connections, rates, and memory for messages under way.
package final class SharedState: Sendable {
    let connections: ConnectionLedger
    package let defence: DefenceLedger
    private let limits: ServerLimits
    /// Octets of messages under way that are in memory.
    private let bodyOctets = Atomic<Int>(0)

    package init(limits: ServerLimits) {
        connections = ConnectionLedger(limits: limits)
        defence = DefenceLedger(limits: limits)
        self.limits = limits
    }

    /// Octets of messages under way in memory now.
    package var heldOctets: Int { bodyOctets.load(ordering: .relaxed) }

    /// A session holds so many octets more, or less.
    func hold(_ difference: Int) {
        bodyOctets.wrappingAdd(difference, ordering: .relaxed)
    }

    /// Memory is short: messages go to the disk early, and none is begun.
    var isMemoryShort: Bool { heldOctets > limits.bodyOctets }

    /// So many connections that the slow ones have to go sooner.
    var isCrowded: Bool { connections.total > limits.crowdedConnections }
}
