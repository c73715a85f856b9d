import Foundation
import Testing

/// The checked-out tree these tests look at, found from this file's own place in it.
struct ProjectTree {
    let root: URL

    init(file: String = #filePath) {
        root = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The files below `folder` whose names end in `suffix`, as paths from the root, sorted; none when it is missing.
    func files(in folder: String, suffix: String) -> [String] {
        let base = root.appending(path: folder)
        let found = FileManager.default.enumerator(atPath: base.path)
        return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(suffix) }
            .map { folder + "/" + $0 }.sorted()
    }

    /// The names of the targets that have a folder in `Sources`.
    func targets() throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path))
    }

    /// Runs a program of the tree from its root, without input; the exit status and everything it printed.
    func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.currentDirectoryURL = root
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }
}
