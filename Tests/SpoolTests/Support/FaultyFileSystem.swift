import Glibc
import Synchronization

@testable import Spool

/// The system's calls with faults: they fail as long as a fault is set, or stop for good at the n-th as if the process
/// had been killed there; the write it was in is torn.
final class FaultyFileSystem: FileSystem {
    enum Operation: String, Hashable, CaseIterable {
        case open, write, allocate, truncate, sync, syncDirectory, makeDirectory, rename, remove
    }

    private struct State {
        var count = 0
        var stop: Int?
        var faults: [Operation: Int32] = [:]
        /// Calls that still pass before an operation's fault begins.
        var passes: [Operation: Int] = [:]
        var tornWrites = false
    }

    private let state = Mutex(State())
    private let real = PosixFileSystem()

    /// - Parameter stop: how many calls are let through.
    init(stopAfter stop: Int? = nil) {
        state.withLock { $0.stop = stop }
    }

    /// Calls made.
    var count: Int { state.withLock { $0.count } }

    /// Makes calls fail from now on, or when so many of each have passed; nil mends them.
    func fail(_ operations: [Operation], with code: Int32?, after passes: Int = 0) {
        state.withLock { state in
            for operation in operations {
                state.faults[operation] = code
                state.passes[operation] = passes
            }
        }
    }

    private enum Verdict {
        case go, tear, fail(Int32)
    }

    private func next(_ operation: Operation) -> Verdict {
        state.withLock { state in
            state.count += 1
            if let stop = state.stop, state.count > stop { return state.count == stop + 1 ? .tear : .fail(EIO) }
            guard let fault = state.faults[operation] else { return .go }
            let passes = state.passes[operation] ?? 0
            state.passes[operation] = max(0, passes - 1)
            return passes > 0 ? .go : .fail(fault)
        }
    }

    private func pass(_ operation: Operation, _ path: String) throws(SpoolFault) {
        switch next(operation) {
        case .go: return
        case .tear: throw SpoolFault(errno: EIO, doing: operation.rawValue, place: path)
        case .fail(let code): throw SpoolFault(errno: code, doing: operation.rawValue, place: path)
        }
    }

    func open(_ path: String, flags: Int32) throws(SpoolFault) -> FileDescriptor {
        try pass(.open, path)
        return try real.open(path, flags: flags)
    }

    func write(_ octets: UnsafeRawBufferPointer, to file: FileDescriptor, at offset: Int) throws(SpoolFault) {
        switch next(.write) {
        case .go: try real.write(octets, to: file, at: offset)
        case .tear:
            try real.write(UnsafeRawBufferPointer(rebasing: octets[..<(octets.count / 2)]), to: file, at: offset)
            throw SpoolFault(errno: EIO, doing: "write", place: file.path)
        case .fail(let code): throw SpoolFault(errno: code, doing: "write", place: file.path)
        }
    }

    func allocate(_ octets: Int, for file: FileDescriptor) throws(SpoolFault) {
        try pass(.allocate, file.path)
        try real.allocate(octets, for: file)
    }

    func truncate(_ file: FileDescriptor, to octets: Int) throws(SpoolFault) {
        try pass(.truncate, file.path)
        try real.truncate(file, to: octets)
    }

    func sync(_ file: FileDescriptor) throws(SpoolFault) {
        try pass(.sync, file.path)
        try real.sync(file)
    }

    func syncDirectory(_ path: String) throws(SpoolFault) {
        try pass(.syncDirectory, path)
        try real.syncDirectory(path)
    }

    func makeDirectory(_ path: String) throws(SpoolFault) {
        try pass(.makeDirectory, path)
        try real.makeDirectory(path)
    }

    func rename(_ from: String, to: String) throws(SpoolFault) {
        try pass(.rename, from)
        try real.rename(from, to: to)
    }

    func remove(_ path: String) throws(SpoolFault) {
        try pass(.remove, path)
        try real.remove(path)
    }
}
