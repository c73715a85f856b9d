import Foundation
import Gateway
import MailTypes
import NIOCore
import Spool
import TestSupport
import Testing

/// Every verb answered in every wrong way: what becomes of the message. None is lost, none wrongly failed, and each is
/// sent once but for the window of RFC 1047.
@Suite(.timeLimit(.minutes(4))) struct FaultMatrixTests {
    typealias Fault = FaultySmartHost.Fault

    /// What a verb is answered with, in the order of the table's columns.
    static let answers: [(name: String, fault: Fault)] = [
        ("421", .replyAndClose("421 4.3.2 closing\r\n")), ("4yz", .reply("451 4.3.0 later\r\n")),
        ("5yz", .reply("550 5.7.1 refused\r\n")), ("garbage", .reply("hello\r\n")),
        ("half line", .replyAndClose("25")), ("multiline junk", .reply("250-a\r\n550 b\r\n")),
        ("bare LF", .reply("250 a\n")), ("silence", .silence), ("drip", .drip), ("reset", .reset), ("close", .close),
    ]
    /// The rows; groups run side by side, and no more gateways at once than there are groups.
    static let verbs = [
        ["CONNECT", "EHLO"], ["STARTTLS", "AUTH"], ["MAIL", "RCPT"], [".", "DATA"], ["BDAT", "RSET"],
    ]
    private static let ends = [".", "BDAT"]
    /// Verbs of a connection's beginning.
    private static let opening = ["CONNECT", "EHLO", "STARTTLS", "AUTH"]

    /// Cells in which the host refuses the message itself for good (RFC 5321 §4.2.1).
    private static func mayFail(_ verb: String, _ answer: String) -> Bool { ends.contains(verb) && answer == "5yz" }

    /// Cells in which the host had the message and its answer was lost (RFC 1047 §2).
    private static func mayRepeat(_ verb: String, _ answer: String) -> Bool {
        ends.contains(verb) && !["421", "4yz", "5yz"].contains(answer)
    }

    private func queue(_ text: String, in harness: GatewayHarness, at now: Date = Date()) async throws -> QueueID {
        let octets = ByteBuffer(string: "Subject: \(text)\r\nMessage-ID: <\(text)@tnt.example>\r\n\r\nHello\r\n")
        let envelope = Envelope(
            reversePath: AddrSpec("noreply@tnt.example").map(ReversePath.mailbox) ?? .null,
            forwardPaths: [AddrSpec("dana@reed.example")].compactMap { $0 }, arrival: now, lane: .firstReply
        )
        return try await harness.floor.mailroot.outgoing.commit(octets, envelope: envelope)
    }

    private func isGone(_ id: QueueID, _ harness: GatewayHarness) async throws -> Bool {
        try await harness.eventually(within: 60) { harness.floor.mailroot.outgoing.entry(id) == nil }
    }

    @Test(arguments: verbs) func everyVerbAnsweredInEveryWay(_ verbs: [String]) async throws {
        for verb in verbs { try await row(verb) }
    }

    /// A row of the table, with a gateway and a host of its own.
    private func row(_ verb: String) async throws {
        let extensions = ["PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES"]
        let behind = verb == "STARTTLS" ? try await TrustedHost.start() : nil
        let host = try FaultySmartHost(
            offers: extensions + (verb == "BDAT" ? ["CHUNKING"] : []) + (verb == "AUTH" ? ["AUTH PLAIN"] : [])
                + (behind == nil ? [] : ["STARTTLS"]),
            behind: behind?.port)
        defer { host.stop() }
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("matrix-\(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try behind?.writeAuthority(to: directory)
        let security =
            behind == nil
            ? "  host: 127.0.0.1\n  security: none" : "  host: localhost\n  ca_file: \(directory)/authority.pem"
        let user = verb == "AUTH" ? "\n  username: me\n  password_file: \(directory)/password" : ""
        let harness = try await GatewayHarness.start(
            // Three seconds, so that a loaded machine is not taken for a silent host: that would be sent twice.
            configuration: "  retry: [20 ms]\n  reply_timeout: 3 s\n  connections: 1",
            smartHostSection: "smart_host:\n\(security)\n  port: \(host.port)\(user)", directory: directory
        )
        var cells: [String] = []
        for answer in Self.answers { cells.append(try await cell(verb, answer, host, harness, behind)) }
        let name = [".": "final dot"][verb] ?? verb
        print("| \(name) | " + cells.joined(separator: " | ") + " |")
        #expect(host.violations.isEmpty)
        try await harness.stop()
        await behind?.stop()
    }

    /// Plays one cell, and says what became of the message.
    private func cell(
        _ verb: String, _ answer: (name: String, fault: Fault), _ host: FaultySmartHost, _ harness: GatewayHarness,
        _ behind: TrustedHost?
    ) async throws -> String {
        let name = "\(verb == "." ? "dot" : verb)-\(answer.name.replacing(" ", with: "-"))"
        if verb == "RSET" {
            // RSET follows a transaction that was left open.
            host.arm("RCPT", .reply("450 4.2.0 busy\r\n"))
            _ = try await queue(name + "-before", in: harness)
            _ = try await harness.eventually(within: 60) { host.hits > 0 }
            host.arm(verb, answer.fault)
        } else {
            host.arm(verb, answer.fault)
        }
        if Self.opening.contains(verb) { host.dropConnections() }
        let id = try await queue(name, in: harness)
        #expect(try await harness.eventually(within: 60) { host.hits > 0 }, "\(name): the fault was never met")
        // A host that says nothing is given up by time alone: the next connection shows that it was.
        if [.silence, .drip].contains(answer.fault) {
            let greeted = host.greeted
            let isGivenUp = try await harness.eventually(within: 60) { host.hits > 1 || host.greeted > greeted }
            #expect(isGivenUp, "\(name): never given up")
        }
        let bad = harness.directory + "/mailroot/bad/\(id).eml"
        if Self.mayFail(verb, answer.name) {
            #expect(try await isGone(id, harness))
            host.mend()
            #expect(FileManager.default.fileExists(atPath: bad), "\(name): no copy in bad/")
            #expect(host.taken(name + "@") == 0)
            return "failed, in bad/"
        }
        // After a fault at RSET the next connection has nothing to reset: the message may be gone already.
        if !Self.ends.contains(verb), verb != "RSET" {
            #expect(harness.floor.mailroot.outgoing.entry(id) != nil, "\(name): not queued any more")
        }
        host.mend()
        #expect(try await isGone(id, harness), "\(name): not sent after the host was mended")
        #expect(!FileManager.default.fileExists(atPath: bad), "\(name): wrongly failed")
        let count = host.taken(name + "@") + (behind?.taken(name + "@") ?? 0)
        #expect(count == 1 || (Self.mayRepeat(verb, answer.name) && count > 1), "\(name): sent \(count) times")
        return count == 1 ? "sent once" : "sent again (RFC 1047)"
    }
}
