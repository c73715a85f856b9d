import Foundation
import Glibc
import Synchronization

/// Writes the lines of the log to a descriptor: those that come within a few milliseconds by one call, on a thread of
/// its own, so that no session waits for whoever reads the log. What tells of trouble is written at once.
final class LogWriter: Sendable {
    private struct State {
        var lines: [UInt8] = []
    }

    private let descriptor: Int32
    private let state = Mutex(State())
    private let condition = NSCondition()
    /// Keeps two writers from putting their lines into each other.
    private let output = Mutex(())

    /// Seconds for which lines are gathered. A process that is killed loses no more than these.
    private static let interval = 0.005
    /// Octets from which on they are written without waiting: what a slow reader of the log may cost in memory.
    private static let mostOctets = 1 << 20

    init(descriptor: Int32) {
        self.descriptor = descriptor
        let thread = Thread { [self] in
            while true { writeGathered() }
        }
        thread.name = "log"
        thread.stackSize = 256 << 10
        thread.start()
    }

    /// Takes one line, with its end.
    ///
    /// - Parameter isUrgent: it and all before it are written when this returns.
    func write(_ line: String, isUrgent: Bool) {
        var line = line
        let (wasEmpty, octets) = line.withUTF8 { text in
            state.withLock { state in
                let wasEmpty = state.lines.isEmpty
                state.lines.append(contentsOf: text)
                return (wasEmpty, state.lines.count)
            }
        }
        if isUrgent || octets > Self.mostOctets {
            flush()
        } else if wasEmpty {
            condition.lock()
            condition.signal()
            condition.unlock()
        }
    }

    /// Writes what was gathered.
    func flush() {
        output.withLock { _ in
            let lines = state.withLock { state in
                defer { state.lines.removeAll() }
                return state.lines
            }
            put(lines)
        }
    }

    private func writeGathered() {
        condition.lock()
        while state.withLock({ $0.lines.isEmpty }) { condition.wait() }
        condition.unlock()
        Thread.sleep(forTimeInterval: Self.interval)
        flush()
    }

    private func put(_ lines: [UInt8]) {
        lines.withUnsafeBytes { octets in
            var rest = octets[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                // Where the log cannot be written there is nowhere to tell it; the gateway goes on.
                guard count > 0 || errno == EINTR else { return }
                rest = rest.dropFirst(max(0, count))
            }
        }
    }
}
