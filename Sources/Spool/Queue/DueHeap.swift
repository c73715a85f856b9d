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
}
