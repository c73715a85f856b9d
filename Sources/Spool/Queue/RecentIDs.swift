import MailTypes

/// The last IDs that were done, so many and no more: who commits one again finds that it is done.
struct RecentIDs {
    /// More than two segments of inquiries hold; 2 MiB of memory at most.
    static let capacity = 65_536

    private var members: Set<QueueID> = []
    private var order: [QueueID] = []
    private var next = 0

    func contains(_ id: QueueID) -> Bool { members.contains(id) }

    /// Remembers an ID, in place of the oldest when there are as many as may be.
    mutating func insert(_ id: QueueID) {
        guard members.insert(id).inserted else { return }
        guard order.count == Self.capacity else {
            order.append(id)
            return
        }
        members.remove(order[next])
        order[next] = id
        next = (next + 1) % Self.capacity
    }
}
