import Foundation
import Glibc
import Synchronization

@testable import Spool

/// A disk that loses power: at the n-th call everything stops, and what comes back is what had been synced, with a
/// random part of what had not.
///
/// Directory entries are a journal of which a prefix survives, at least up to the last directory that was synced. Of a
/// file, what `sync` covered survives; every later change does or does not, on its own, and one write may be torn.
final class ForgetfulDisk: FileSystem {
    private enum Change {
        case write(Int, [UInt8])
        case resize(Int)
    }

    private struct Inode {
        var durable: [UInt8] = []
        var pending: [Change] = []
    }

    private enum Entry {
        case link(String, Int)
        case unlink(String)
        case move(String, String)
        case directory(String)
    }

    private struct State {
        var inodes: [Inode] = []
        var open: [ObjectIdentifier: Int] = [:]
        var names: [String: Int] = [:]
        var journal: [Entry] = []
        var durableEntries = 0
        var count = 0
    }

    private let state = Mutex(State())
    private let root: String
    private let stop: Int
    private let real = PosixFileSystem()

    init(root: String, stopAfter stop: Int) {
        self.root = root
        self.stop = stop
    }

    /// Lets a call through and notes what it did, as one step.
    private func step<Value: Sendable>(
        _ path: String, _ body: (inout State) throws(SpoolFault) -> Value
    ) throws(SpoolFault) -> Value {
        let outcome: Result<Value, SpoolFault> = state.withLock { state in
            state.count += 1
            guard state.count <= stop else {
                return .failure(SpoolFault(errno: EIO, doing: "work without power", place: path))
            }
            do throws(SpoolFault) {
                return .success(try body(&state))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    func open(_ path: String, flags: Int32) throws(SpoolFault) -> FileDescriptor {
        try step(path) { state throws(SpoolFault) in
            let file = try real.open(path, flags: flags)
            if flags & O_DIRECTORY != 0 { return file }
            if state.names[path] == nil {
                state.inodes.append(Inode())
                state.names[path] = state.inodes.count - 1
                state.journal.append(.link(path, state.inodes.count - 1))
            }
            state.open[ObjectIdentifier(file)] = state.names[path]
            return file
        }
    }

    private func change(_ file: FileDescriptor, _ change: Change, in state: inout State) {
        guard let inode = state.open[ObjectIdentifier(file)] else { return }
        state.inodes[inode].pending.append(change)
    }

    func write(_ octets: UnsafeRawBufferPointer, to file: FileDescriptor, at offset: Int) throws(SpoolFault) {
        let copy = Array(octets)
        try step(file.path) { state throws(SpoolFault) in
            try real.write(copy, to: file, at: offset)
            change(file, .write(offset, copy), in: &state)
        }
    }

    func allocate(_ octets: Int, for file: FileDescriptor) throws(SpoolFault) {
        try step(file.path) { state throws(SpoolFault) in
            try real.allocate(octets, for: file)
            change(file, .resize(octets), in: &state)
        }
    }

    func truncate(_ file: FileDescriptor, to octets: Int) throws(SpoolFault) {
        try step(file.path) { state throws(SpoolFault) in
            try real.truncate(file, to: octets)
            change(file, .resize(octets), in: &state)
        }
    }

    func sync(_ file: FileDescriptor) throws(SpoolFault) {
        try step(file.path) { state throws(SpoolFault) in
            guard let inode = state.open[ObjectIdentifier(file)] else { return }
            for change in state.inodes[inode].pending { Self.apply(change, to: &state.inodes[inode].durable) }
            state.inodes[inode].pending = []
        }
    }

    func syncDirectory(_ path: String) throws(SpoolFault) {
        try step(path) { state throws(SpoolFault) in state.durableEntries = state.journal.count }
    }

    func makeDirectory(_ path: String) throws(SpoolFault) {
        try step(path) { state throws(SpoolFault) in
            try real.makeDirectory(path)
            state.journal.append(.directory(path))
        }
    }

    func rename(_ from: String, to: String) throws(SpoolFault) {
        try step(from) { state throws(SpoolFault) in
            try real.rename(from, to: to)
            state.names[to] = state.names.removeValue(forKey: from)
            state.journal.append(.move(from, to))
        }
    }

    func remove(_ path: String) throws(SpoolFault) {
        try step(path) { state throws(SpoolFault) in
            try real.remove(path)
            if state.names.removeValue(forKey: path) != nil { state.journal.append(.unlink(path)) }
        }
    }

    private static func apply(_ change: Change, to content: inout [UInt8]) {
        switch change {
        case .resize(let size):
            if size < content.count {
                content.removeLast(content.count - size)
            } else {
                content.append(contentsOf: [UInt8](repeating: 0, count: size - content.count))
            }
        case .write(let offset, let octets):
            if content.count < offset + octets.count {
                content.append(contentsOf: [UInt8](repeating: 0, count: offset + octets.count - content.count))
            }
            content.replaceSubrange(offset..<(offset + octets.count), with: octets)
        }
    }

    /// Writes what the disk has after the power came back into another directory.
    func restore(to target: String, using random: inout some RandomNumberGenerator) throws {
        let state = state.withLock { $0 }
        let kept = Int.random(in: state.durableEntries...state.journal.count, using: &random)
        var names: [String: Int] = [:]
        for entry in state.journal.prefix(kept) {
            switch entry {
            case .link(let path, let inode): names[path] = inode
            case .unlink(let path): names[path] = nil
            case .move(let from, let to): names[to] = names.removeValue(forKey: from)
            case .directory(let path):
                try FileManager.default.createDirectory(
                    atPath: target + path.dropFirst(root.count), withIntermediateDirectories: true)
            }
        }
        for (path, inode) in names {
            var content = state.inodes[inode].durable
            for change in state.inodes[inode].pending where Bool.random(using: &random) {
                if case .write(let offset, let octets) = change, Bool.random(using: &random) {
                    let count = Int.random(in: 0...octets.count, using: &random)
                    Self.apply(.write(offset, Array(octets.prefix(count))), to: &content)
                } else {
                    Self.apply(change, to: &content)
                }
            }
            let file = URL(fileURLWithPath: target + path.dropFirst(root.count))
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(content).write(to: file)
        }
    }
}

/// Random numbers that a failing test can repeat.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) {
        state = UInt64(truncatingIfNeeded: seed) &* 0x9e37_79b9_7f4a_7c15 &+ 1
    }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
        return value ^ value >> 31
    }
}
