import Foundation
import Gateway
import MailTypes
import NIOCore
import Spool
import TestSupport
import Testing

/// Every verb answered in every wrong way: what becomes of the message. None is lost, none wrongly failed, and each is
/// sent once but for the window of RFC 1047.
@Suite(.serialized, .timeLimit(.minutes(2))) struct FaultMatrixTests {
    typealias Fault = FaultySmartHost.Fault

    /// What a verb is answered with, in the order of the table's columns.
    static let answers: [(name: String, fault: Fault)] = [
        ("421", .replyAndClose("421 4.3.2 closing\r\n")), ("4yz", .reply("451 4.3.0 later\r\n")),
        ("5yz", .reply("550 5.7.1 refused\r\n")), ("garbage", .reply("hello\r\n")),
        ("half line", .replyAndClose("25")), ("multiline junk", .reply("250-a\r\n550 b\r\n")),
        ("bare LF", .reply("250 a\n")), ("silence", .silence), ("drip", .drip), ("reset", .reset), ("close", .close),
    ]
    static let verbs = ["CONNECT", "EHLO", "MAIL", "RCPT", "DATA", ".", "RSET"]

    /// Cells in which the host refuses the message itself for good (RFC 5321 §4.2.1).
    private static func mayFail(_ verb: String, _ answer: String) -> Bool { verb == "." && answer == "5yz" }

    /// Cells in which the host had the message and its answer was lost (RFC 1047 §2).
    private static func mayRepeat(_ verb: String, _ answer: String) -> Bool {
        verb == "." && !["421", "4yz", "5yz"].contains(answer)
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
        try await harness.eventually { harness.floor.mailroot.outgoing.entry(id) == nil }
    }

    @Test func everyVerbAnsweredInEveryWay() async throws {
        let host = try FaultySmartHost()
        defer { host.stop() }
        let harness = try await GatewayHarness.start(
            smartHostPort: host.port,
            // A second, so that a loaded machine is not taken for a silent host: that would be sent twice.
            configuration: "  retry: [20 ms]\n  reply_timeout: 1 s\n  connections: 1"
        )
        var table = "| verb | " + Self.answers.map(\.name).joined(separator: " | ") + " |\n"
        table += "|" + String(repeating: " --- |", count: Self.answers.count + 1) + "\n"
        for verb in Self.verbs {
            var cells: [String] = []
            for answer in Self.answers { cells.append(try await cell(verb, answer, host, harness)) }
            table += "| \(verb == "." ? "final dot" : verb) | " + cells.joined(separator: " | ") + " |\n"
        }
        print(table)
        #expect(host.violations.isEmpty)
        try await harness.stop()
    }

    /// Plays one cell, and says what became of the message.
    private func cell(
        _ verb: String, _ answer: (name: String, fault: Fault), _ host: FaultySmartHost, _ harness: GatewayHarness
    ) async throws -> String {
        let name = "\(verb == "." ? "dot" : verb)-\(answer.name.replacing(" ", with: "-"))"
        if verb == "RSET" {
            // RSET follows a transaction that was left open.
            host.arm("RCPT", .reply("450 4.2.0 busy\r\n"))
            _ = try await queue(name + "-before", in: harness)
            _ = try await harness.eventually { host.hits > 0 }
            host.arm(verb, answer.fault)
        } else {
            host.arm(verb, answer.fault)
        }
        if ["CONNECT", "EHLO"].contains(verb) { host.dropConnections() }
        let id = try await queue(name, in: harness)
        #expect(try await harness.eventually { host.hits > 0 }, "\(name): the fault was never met")
        // A host that says nothing is given up by time alone: the next connection shows that it was.
        if [.silence, .drip].contains(answer.fault) {
            let greeted = host.greeted
            let isGivenUp = try await harness.eventually { host.hits > 1 || host.greeted > greeted }
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
        if ![".", "RSET"].contains(verb) {
            #expect(harness.floor.mailroot.outgoing.entry(id) != nil, "\(name): not queued any more")
        }
        host.mend()
        #expect(try await isGone(id, harness), "\(name): not sent after the host was mended")
        #expect(!FileManager.default.fileExists(atPath: bad), "\(name): wrongly failed")
        let count = host.taken(name + "@")
        #expect(count == 1 || (Self.mayRepeat(verb, answer.name) && count > 1), "\(name): sent \(count) times")
        return count == 1 ? "sent once" : "sent again (RFC 1047)"
    }
}
