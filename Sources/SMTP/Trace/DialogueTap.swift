import FoundationEssentials
import Synchronization

/// Where sessions tell their dialogue to whoever listens. While nobody does, a session pays one atomic load a line.
package final class DialogueTap: Sendable {
    /// Operators at once: enough for everybody who looks at one incident.
    package static let maximumListeners = 8
    /// Lines held for a listener that reads slowly. A line has at most `DialogueMask.maximumText` characters, so a listener
    /// costs 2 MiB at most; what comes when that is full is counted and left out.
    package static let heldLines = 4096

    private struct Listener {
        let wants: @Sendable (DialogueEvent) -> Bool
        let feed: AsyncStream<DialogueEvent>.Continuation
        var lost = 0
    }

    private let isHeard = Atomic<Bool>(false)
    private let numbers = Atomic<UInt64>(0)
    private let listeners = Mutex<[UInt64: Listener]>([:])

    package init() {}

    /// Somebody listens.
    var isOn: Bool { isHeard.load(ordering: .relaxed) }

    /// A number for one more session or listener.
    func newNumber() -> UInt64 { numbers.wrappingAdd(1, ordering: .relaxed).newValue }

    /// Everything that sessions say from now on and that is wanted; it ends when the reader does, or by `close`.
    ///
    /// - Returns: nil when too many listen already.
    package func listen(_ wants: @escaping @Sendable (DialogueEvent) -> Bool) -> AsyncStream<DialogueEvent>? {
        let (stream, feed) = AsyncStream.makeStream(
            of: DialogueEvent.self, bufferingPolicy: .bufferingOldest(Self.heldLines))
        let number = newNumber()
        let isTaken = listeners.withLock { listeners in
            guard listeners.count < Self.maximumListeners else { return false }
            listeners[number] = Listener(wants: wants, feed: feed)
            isHeard.store(true, ordering: .relaxed)
            return true
        }
        guard isTaken else { return nil }
        feed.onTermination = { [weak self] _ in self?.forget(number) }
        return stream
    }

    /// Ends every listener's stream: the gateway stops.
    package func close() {
        let all = listeners.withLock { Array($0.values) }
        for listener in all { listener.feed.finish() }
    }

    private func forget(_ number: UInt64) {
        listeners.withLock { listeners in
            listeners[number] = nil
            if listeners.isEmpty { isHeard.store(false, ordering: .relaxed) }
        }
    }

    func tell(_ event: DialogueEvent) {
        listeners.withLock { listeners in
            for (number, listener) in listeners where listener.wants(event) {
                if listener.lost > 0 {
                    var note = event
                    note.speaker = .note
                    note.text = "\(listener.lost) lines left out: they came faster than they were read"
                    guard case .enqueued = listener.feed.yield(note) else {
                        listeners[number]?.lost += 1
                        continue
                    }
                    listeners[number]?.lost = 0
                }
                if case .dropped = listener.feed.yield(event) { listeners[number]?.lost += 1 }
            }
        }
    }
}
