import Foundation
import Gateway
import MailTypes
import NIOCore
import SMTP
import Spool
import TestSupport
import Testing

/// What is wrong with names, certificates and passwords keeps mail from the host for as long as it lasts, however long:
/// nothing is failed, nothing leaves in the clear, and all of it goes when the fault is mended.
@Suite(.serialized, .timeLimit(.minutes(4))) struct TrustMatrixTests {
    private func queue(_ text: String, in harness: GatewayHarness, at now: Date = Date()) async throws -> QueueID {
        let octets = ByteBuffer(string: "Subject: \(text)\r\nMessage-ID: <\(text)@tnt.example>\r\n\r\nHello\r\n")
        let envelope = Envelope(
            reversePath: AddrSpec("noreply@tnt.example").map(ReversePath.mailbox) ?? .null,
            forwardPaths: [AddrSpec("dana@reed.example")].compactMap { $0 }, arrival: now, lane: .firstReply
        )
        return try await harness.floor.mailroot.outgoing.commit(octets, envelope: envelope)
    }

    private func directory(for host: TrustedHost) throws -> String {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("trust-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try host.writeAuthority(to: directory)
        return directory
    }

    private func section(_ host: TrustedHost, _ directory: String, port: Int? = nil, user: Bool = false) -> String {
        "smart_host:\n  host: localhost\n  port: \(port ?? host.port)\n  ca_file: \(directory)/authority.pem"
            + (user ? "\n  username: me\n  password_file: \(directory)/password" : "")
    }

    private func isKept(_ id: QueueID, _ harness: GatewayHarness) -> Bool {
        harness.floor.mailroot.outgoing.entry(id) != nil
            && !FileManager.default.fileExists(atPath: harness.directory + "/mailroot/bad/\(id).eml")
    }

    @Test(arguments: TrustedHost.Certificate.allCases)
    func aCertificateThatDoesNotVerify(_ certificate: TrustedHost.Certificate) async throws {
        let host = try await TrustedHost.start(certificate, authenticates: true)
        let directory = try directory(for: host)
        let harness = try await GatewayHarness.start(
            configuration: "  retry: [50 ms]", smartHostSection: section(host, directory, user: true),
            directory: directory)
        let id = try await queue("certificate", in: harness)
        if certificate != .good {
            try await Task.sleep(for: .milliseconds(500))
            #expect(isKept(id, harness))
            #expect(host.taken("certificate@") == 0 && host.tries == 0, "neither mail nor password")
            try host.show(.good)
        }
        #expect(try await harness.eventually(within: 60) { host.taken("certificate@") == 1 })
        #expect(try await harness.eventually(within: 60) { harness.floor.mailroot.outgoing.count == 0 })
        print(
            "| certificate \(certificate.rawValue) | \(certificate == .good ? "sent once" : "held, sent once when mended") |"
        )
        try await harness.stop()
        await host.stop()
    }

    @Test(arguments: ["220 go\r\nhello\r\n", "220 go\r\n\u{16}\u{3}\u{1}\u{0}\u{2}ab"])
    func wrongTLS(_ answer: String) async throws {
        let host = try await TrustedHost.start()
        let door = try FaultySmartHost(offers: ["STARTTLS"], behind: host.port)
        defer { door.stop() }
        door.arm("STARTTLS", .reply(answer))
        let directory = try directory(for: host)
        let harness = try await GatewayHarness.start(
            configuration: "  retry: [50 ms]", smartHostSection: section(host, directory, port: door.port),
            directory: directory)
        let id = try await queue("wrong", in: harness)
        #expect(try await harness.eventually(within: 60) { door.hits > 1 })
        #expect(isKept(id, harness))
        door.mend()
        #expect(try await harness.eventually(within: 60) { host.taken("wrong@") == 1 })
        #expect(door.taken("wrong@") == 0, "nothing in the clear")
        print("| wrong TLS | held, sent once when mended |")
        try await harness.stop()
        await host.stop()
    }

    @Test func aPasswordRefusedForAnHour() async throws {
        let host = try await TrustedHost.start(authenticates: true)
        host.take(password: false)
        let directory = try directory(for: host)
        let clock = ManualClock(Date())
        let harness = try await GatewayHarness.start(
            clock: clock, configuration: "  retry: [5 s, 15 s, 60 s, 5 min, 15 min]",
            smartHostSection: section(host, directory, user: true), directory: directory)
        let id = try await queue("hour", in: harness, at: clock.now())
        #expect(try await harness.eventually(within: 60) { host.tries > 0 })
        // An hour, a minute at a time, with time for each try to be made.
        for _ in 0..<60 {
            clock.advance(by: 60)
            try await Task.sleep(for: .milliseconds(50))
        }
        let tries = host.tries
        #expect((3...12).contains(tries), "\(tries) tries in an hour: neither given up nor locked out")
        #expect(isKept(id, harness))
        host.take(password: true)
        #expect(
            try await harness.eventually(within: 60) {
                clock.advance(by: 60)
                return host.taken("hour@") == 1
            })
        #expect(try await harness.eventually(within: 60) { harness.floor.mailroot.outgoing.count == 0 })
        print("| AUTH 535 for an hour | held, \(tries) tries, sent once when mended |")
        try await harness.stop()
        await host.stop()
    }

    @Test(arguments: [LookupFault.serverFailure, .timeout, .noSuchName])
    func aNameThatIsNotFound(_ fault: LookupFault) async throws {
        let host = try FaultySmartHost()
        defer { host.stop() }
        let lookup = SwitchedLookup(fault)
        let harness = try await GatewayHarness.start(
            configuration: "  retry: [50 ms]",
            smartHostSection: "smart_host:\n  host: localhost\n  port: \(host.port)\n  security: none", lookup: lookup)
        let id = try await queue("name", in: harness)
        #expect(try await harness.eventually(within: 60) { lookup.count > 4 })
        #expect(isKept(id, harness))
        #expect(host.greeted == 0)
        lookup.mend()
        #expect(try await harness.eventually(within: 60) { host.taken("name@") == 1 })
        #expect(try await harness.eventually(within: 60) { harness.floor.mailroot.outgoing.count == 0 })
        print("| DNS \(fault) | held, sent once when mended |")
        try await harness.stop()
    }
}
