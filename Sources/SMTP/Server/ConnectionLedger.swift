import Synchronization

/// Counts the connections there are, in all and by address, and says when there are enough.
final class ConnectionLedger: Sendable {
    private struct Counts {
        var total = 0
        var byAddress: [String: Int] = [:]
    }

    private let counts = Mutex(Counts())
    private let limits: ServerLimits

    init(limits: ServerLimits) {
        self.limits = limits
    }

    /// Connections counted now.
    var total: Int { counts.withLock { $0.total } }

    /// Counts one more; false, and nothing counted, when it would be one too many.
    func admit(_ peer: String) -> Bool {
        let key = ConnectionLedger.key(of: peer)
        return counts.withLock { counts in
            let ofAddress = counts.byAddress[key, default: 0]
            // All programs of this host share one address; only the limit in all is for them.
            let isFull = ofAddress >= limits.connectionsPerAddress && !ConnectionLedger.isLoopback(peer)
            guard counts.total < limits.connections, !isFull else { return false }
            counts.total += 1
            counts.byAddress[key] = ofAddress + 1
            return true
        }
    }

    /// An admitted connection ended.
    func release(_ peer: String) {
        let key = ConnectionLedger.key(of: peer)
        counts.withLock { counts in
            counts.total -= 1
            let left = counts.byAddress[key, default: 1] - 1
            counts.byAddress[key] = left > 0 ? left : nil
        }
    }

    static func isLoopback(_ peer: String) -> Bool {
        peer.hasPrefix("127.") || peer == "::1" || peer == "local"
    }

    /// One IPv4 address, or the first four groups of an IPv6 one: a single customer has a whole /64 to come from.
    static func key(of peer: String) -> String {
        guard peer.contains(":") else { return peer }
        // `2001:db8::1` has its zeros left out: they are put back up to the fourth group.
        let halves = peer.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        var groups = halves[0].split(separator: ":").map(String.init)
        if halves.count == 2 {
            let tail = halves[1].split(separator: ":").map(String.init)
            groups += Array(repeating: "0", count: max(0, 8 - groups.count - tail.count)) + tail
        }
        return groups.prefix(4).joined(separator: ":") + "::/64"
    }
}
