import Foundation
import Testing

@Suite("The layers of CONTRIBUTING.md hold")
struct LayerTests {
    let tree = ProjectTree()

    @Test("No target imports what its row does not name")
    func layersHold() throws {
        let result = try tree.run("python3", ["scripts/check-layers.py"])
        #expect(result.status == 0, "\(result.output)")
    }

    /// Sources that break a rule, and what the check must say about them.
    static let violations: [(source: String, message: String)] = [
        ("import SMTP\n", "Below.swift:1: MailTypes may not import SMTP"),
        ("// fine\n@preconcurrency internal import NIOCore\n", "Below.swift:2: MailTypes may not use the outside"),
        ("import struct NIOCore.ByteBuffer\n", "Below.swift:1: MailTypes may not use the outside module NIOCore"),
        ("let a = try! f()\n", "Below.swift:1: try!"),
        ("struct A {\n    public let b: Int\n}\n", "Below.swift:2: nothing is public"),
        ("@_exported import Foundation\n", "Below.swift:1: @_exported"),
    ]

    @Test("A violation is reported with file and line", arguments: violations)
    func violationIsReported(source: String, message: String) throws {
        let result = try check(source)
        #expect(result.status == 1)
        #expect(result.output.contains(message), "\(result.output)")
    }

    /// What looks like a violation and is none.
    static let innocent = [
        "import Foundation\nimport FoundationEssentials\n",
        "// import SMTP\n/* public let */\n",
        "let text = \"\"\"\n    import SMTP\n    public let a = try! b\n    \"\"\"\n",
        "let text = #\"try! \" \"#\n",
        "let republic = open\n",
    ]

    @Test("Comments and strings are not code", arguments: innocent)
    func innocentIsNotReported(source: String) throws {
        let result = try check(source)
        #expect(result.status == 0, "\(result.output)")
    }

    /// Runs the check on a tree of one source file under the real table.
    private func check(_ source: String) throws -> (status: Int32, output: String) {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "layers-\(UUID().uuidString)")
        let folder = scratch.appending(path: "Sources/MailTypes")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        try Data(source.utf8).write(to: folder.appending(path: "Below.swift"))
        try Data(try tree.text("CONTRIBUTING.md").utf8).write(to: scratch.appending(path: "CONTRIBUTING.md"))
        return try tree.run("python3", ["scripts/check-layers.py", scratch.path])
    }
}
