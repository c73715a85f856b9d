import Glibc

/// How many files and sockets this process may have open.
struct DescriptorLimit: Equatable {
    /// What is allowed now.
    let allowed: Int
    /// What the configured connections need at most.
    let needed: Int

    /// Beside connections: segments, the ledger and its readers, event loops, control connections and traces, web pages.
    static let others = 256
    /// A connection's socket, and a file while its large message streams to the disk.
    private static let perConnection = 2

    var isEnough: Bool { allowed >= needed }

    /// Raises the soft limit to the hard one: the soft one is kept low for programs that use select(2), which none here does.
    static func raised(connections: Int, submissions: Int) -> DescriptorLimit {
        var limit = rlimit()
        let resource = __rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue))
        if getrlimit(resource, &limit) == 0, limit.rlim_cur < limit.rlim_max {
            let before = limit.rlim_cur
            limit.rlim_cur = limit.rlim_max
            if setrlimit(resource, &limit) != 0 { limit.rlim_cur = before }
        }
        return DescriptorLimit(
            allowed: Int(clamping: limit.rlim_cur), needed: need(connections: connections, submissions: submissions))
    }

    static func need(connections: Int, submissions: Int) -> Int {
        connections * perConnection + submissions + others
    }
}
