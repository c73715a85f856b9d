import Synchronization

/// Files that should have been removed or cut while the disk refused: done as soon as it takes changes again, so that a
/// fault leaves no room taken until the next start.
///
/// Only for names that are never used again: by the time it is removed, a name must still mean the same file.
final class Leftovers: Sendable {
    private enum Chore {
        case remove(String)
        case cut(FileDescriptor, Int)
    }

    private struct State {
        var chores: [Chore] = []
        var pause = ReopenPause()
    }

    /// The most that is remembered: thousands of sessions that met one fault. What is beyond waits for the next start.
    static let limit = 10_000

    private let files: any FileSystem
    private let state = Mutex(State())

    init(files: any FileSystem) {
        self.files = files
    }

    /// Removes a file, now or when the disk takes it.
    func remove(_ path: String) {
        attempt(.remove(path))
    }

    /// Cuts a file to a size, now or when the disk takes it.
    func cut(_ file: FileDescriptor, to octets: Int) {
        attempt(.cut(file, octets))
    }

    /// Tries again what is left. Called when a write has just succeeded.
    func clear() {
        let chores = state.withLock { state -> [Chore] in
            guard !state.chores.isEmpty, state.pause.fault(at: .now) == nil else { return [] }
            defer { state.chores = [] }
            return state.chores
        }
        for (number, chore) in chores.enumerated() {
            do throws(SpoolFault) {
                try perform(chore)
            } catch {
                // One that fails speaks for those after it.
                state.withLock { state in
                    state.pause.failed(error, at: .now)
                    state.chores += chores[number...].prefix(Self.limit - state.chores.count)
                }
                return
            }
        }
        if !chores.isEmpty { state.withLock { $0.pause.succeeded() } }
    }

    private func attempt(_ chore: Chore) {
        do throws(SpoolFault) {
            try perform(chore)
        } catch {
            state.withLock { state in
                if state.chores.count < Self.limit { state.chores.append(chore) }
            }
        }
    }

    private func perform(_ chore: Chore) throws(SpoolFault) {
        switch chore {
        case .remove(let path): try files.remove(path)
        case .cut(let file, let octets): try files.truncate(file, to: octets)
        }
    }
}
