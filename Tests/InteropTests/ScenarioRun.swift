import Foundation
import Testing

/// One run of a scenario of `Support/run.py` against the program that was built with these tests.
struct ScenarioRun {
    /// The exit status by which a scenario says that it cannot run here.
    static let skipped: Int32 = 77

    let status: Int32
    let output: String

    /// Runs it to its end; scenarios bound their own time and stop what they start.
    init(_ name: String) throws {
        let support = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
            path: "Support")
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-B", support.appending(path: "run.py").path, name, "--program",
            try Self.program().path,
        ]
        if Self.isFull { process.arguments?.append("--full") }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        status = process.terminationStatus
    }

    /// Whether the full sizes are wanted: `make interop`.
    static var isFull: Bool { ProcessInfo.processInfo.environment["FIRSTREPLY_FULL"] == "1" }

    /// `FIRSTREPLY_PROGRAM` when set, else the program beside the test bundle.
    static func program() throws -> URL {
        if let named = ProcessInfo.processInfo.environment["FIRSTREPLY_PROGRAM"], !named.isEmpty {
            return URL(fileURLWithPath: named)
        }
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let beside = [bundle, Bundle.main.bundleURL].map { $0.appending(path: "firstreply") }
        return try #require(
            beside.first { FileManager.default.isExecutableFile(atPath: $0.path) },
            "no program in \(beside.map(\.path)): build it, or name it in FIRSTREPLY_PROGRAM"
        )
    }
}
