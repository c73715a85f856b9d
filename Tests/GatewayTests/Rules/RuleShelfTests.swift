import Foundation
import Gateway
import Leads
import Logging
import TestSupport
import Testing

/// Rules and templates that change while the gateway runs.
@Suite struct RuleShelfTests {
    /// An installation whose rules may be edited.
    private func edited() throws -> (directory: String, configuration: Configuration) {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("shelf-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: GatewayHarness.packageRoot + "/rules", toPath: directory + "/rules")
        let yaml = """
            business:
              inboxes: [inquiries@tnt.example]
              from: TNT Limousine <noreply@tnt.example>
            rules: \(directory)/rules
            mailroot: \(directory)/mailroot
            smart_host:
              host: 127.0.0.1
              security: none
            """
        let share = ShareDirectory(path: GatewayHarness.packageRoot)
        return (directory, try Configuration.read(yaml: yaml, name: "test.yml", share: share))
    }

    @Test func aReloadTakesNewRulesAndABrokenFileLeavesTheLastGoodOnes() throws {
        let (directory, configuration) = try edited()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let file = directory + "/rules/bounces.tsv"
        let original = try String(contentsOfFile: file, encoding: .utf8)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let shelf = RuleShelf(try RuleBook.load(configuration), configuration: configuration, logger: logger)
        let count = shelf.book.bounces.count

        try (original + "\nbroken rule\n").write(toFile: file, atomically: true, encoding: .utf8)
        #expect(!shelf.reload())
        #expect(shelf.book.bounces.count == count)

        let lines = original.split(separator: "\n", omittingEmptySubsequences: false)
        let last = try #require(lines.lastIndex { !$0.isEmpty && !$0.hasPrefix("#") })
        let fewer = lines[..<last] + lines[(last + 1)...]
        try fewer.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
        #expect(shelf.reload())
        #expect(shelf.book.bounces.count == count - 1)

        try FileManager.default.removeItem(atPath: file)
        #expect(!shelf.reload())
        #expect(shelf.book.bounces.count == count - 1)
    }
}
