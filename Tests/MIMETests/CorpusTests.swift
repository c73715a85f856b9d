import Foundation
import MIME
import Testing

/// Every message of a folder of real mail, as it is, with other line ends, and cut.
@Suite("A corpus of real mail")
struct CorpusTests {
    private static let folder = ProcessInfo.processInfo.environment["FIRSTREPLY_CORPUS"]

    @Test("is read without a trap", .enabled(if: folder != nil, "FIRSTREPLY_CORPUS is not set: no corpus to read"))
    func survival() throws {
        let root = URL(fileURLWithPath: try #require(Self.folder))
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        var count = 0
        for case let file as URL in files where file.pathExtension == "eml" {
            let octets = [UInt8](try Data(contentsOf: file))
            count += 1
            read(octets)
            for eighth in 1..<8 { read(Array(octets[..<(octets.count * eighth / 8)])) }
            let lines = octets.filter { $0 != 0x0d }
            read(lines)
            read(lines.map { $0 == 0x0a ? 0x0d : $0 })
        }
        #expect(count > 0)
    }

    private func read(_ octets: [UInt8]) {
        let message = Message(octets)
        #expect(message.leaves.allSatisfy { !$0.section.isEmpty })
        _ = (message.from, message.date, message.readableText, message.defects, message.deliveryReport)
    }
}
