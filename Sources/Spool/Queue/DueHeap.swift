import FoundationEssentials
import MailTypes

/// The messages of a lane by the time they are due: a binary heap, earliest first, ties by ID.
struct DueHeap {
    /// A message with its time.
    struct Item: Comparable {
        var due: Date
        var id: QueueID

        static func < (left: Item, right: Item) -> Bool {
            left.due != right.due ? left.due < right.due : left.id < right.id
        }
    }

    private var items: [Item] = []

    var first: Item? { items.first }
    var count: Int { items.count }

    mutating func insert(_ item: Item) {
        items.append(item)
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard items[child] < items[parent] else { return }
            items.swapAt(child, parent)
            child = parent
        }
    }

    mutating func removeFirst() -> Item? {
        guard let last = items.popLast() else { return nil }
        guard let first = items.first else { return last }
        items[0] = last
        var parent = 0
        while true {
            let left = 2 * parent + 1
            guard left < items.count else { return first }
            let right = left + 1
            let child = right < items.count && items[right] < items[left] ? right : left
            guard items[child] < items[parent] else { return first }
            items.swapAt(child, parent)
            parent = child
        }
    }

    /// Visits the items from the earliest on, without taking them, until `body` returns false. Each costs the logarithm
    /// of the number visited before it.
    func forEachInOrder(_ body: (Item) -> Bool) {
        guard !items.isEmpty else { return }
        // The places to go on at, themselves as a heap; the next earliest is always among them.
        var frontier = [0]
        while let place = popEarliest(&frontier) {
            guard body(items[place]) else { return }
            for child in [2 * place + 1, 2 * place + 2] where child < items.count { push(child, onto: &frontier) }
        }
    }

    private func push(_ place: Int, onto frontier: inout [Int]) {
        frontier.append(place)
        var child = frontier.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard items[frontier[child]] < items[frontier[parent]] else { return }
            frontier.swapAt(child, parent)
            child = parent
        }
    }

    private func popEarliest(_ frontier: inout [Int]) -> Int? {
        guard let last = frontier.popLast() else { return nil }
        guard let first = frontier.first else { return last }
        frontier[0] = last
        var parent = 0
        while true {
            let left = 2 * parent + 1
            guard left < frontier.count else { return first }
            let right = left + 1
            let child =
                right < frontier.count && items[frontier[right]] < items[frontier[left]] ? right : left
            guard items[frontier[child]] < items[frontier[parent]] else { return first }
            frontier.swapAt(child, parent)
            parent = child
        }
    }
}
