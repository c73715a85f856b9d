import Synchronization

/// A number that many tasks change.
final class Tally: Sendable {
    private let value = Atomic(0)

    var count: Int { value.load(ordering: .relaxed) }

    func add(_ change: Int) { value.wrappingAdd(change, ordering: .relaxed) }
}
