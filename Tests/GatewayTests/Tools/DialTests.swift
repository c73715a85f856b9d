import Foundation
import MailTypes
import SMTP
import TestSupport
import Testing

@testable import Gateway

/// `smtp dial` and `trace` on a whole gateway.
@Suite(.timeLimit(.minutes(5)))
struct DialTests {
    @Test("Dialling goes through every step, sends nothing, and shows no secret")
    func dialsTheSmartHost() async throws {
        let gateway = try await GatewayHarness.start()
        var dialer = SmartHostDialer(gateway.floor.configuration)
        let report = try await dialer.dial()
        #expect(report.usable && report.status == 0, "\(report)")
        let names = report.steps.map(\.step)
        #expect(
            names.filter { $0 != "connect" } == [
                "dns", "greeting", "ehlo", "starttls", "tls", "certificate", "ehlo", "auth", "mail", "rcpt", "rset",
            ])
        #expect(names.contains("connect"))
        #expect(report.steps.first { $0.step == "tls" }?.text.hasPrefix("TLSv1.3, TLS_") == true)
        // The demo's certificate is good for a day: that is worth a warning.
        let certificate = report.steps.first { $0.step == "certificate" }
        #expect(certificate?.verdict == .warning)
        #expect(certificate?.details?.first == "names: localhost, 127.0.0.1")
        #expect(gateway.capture.replies.isEmpty)
        let password = try String(contentsOfFile: gateway.directory + "/password", encoding: .utf8).dropLast()
        let text = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        #expect(!text.contains(password) && !text.contains("inquiries@") && !text.contains("noreply@"), "\(text)")

        dialer.recipient = AddrSpec("ann@prospect.example")
        dialer.sends = true
        let sent = try await dialer.dial()
        #expect(sent.steps.last?.step == "send" && sent.usable, "\(sent)")
        #expect(gateway.capture.replies.first?.recipients.map(\.description) == ["ann@prospect.example"])

        dialer.sends = false
        dialer.other = ("127.0.0.1", nil)
        let other = try await dialer.dial()
        #expect(other.steps.last?.verdict == .skipped, "the password is for the configured host only: \(other)")
        #expect(!other.steps.contains { $0.step == "mail" })
        try await gateway.stop()
    }

    @Test(
        "A wrong password, a stranger's certificate, nobody there: verdict, cure and status", arguments: Fault.allCases)
    func faults(fault: Fault) async throws {
        let gateway = try await GatewayHarness.start()
        var configuration = gateway.floor.configuration
        switch fault {
        case .password:
            let path = gateway.directory + "/wrong"
            #expect(
                FileManager.default.createFile(
                    atPath: path, contents: Data("wrong\n".utf8), attributes: [.posixPermissions: 0o600]))
            configuration.smartHosts[0].passwordFile = path
        case .certificate: configuration.smartHosts[0].caFile = nil
        case .refused: configuration.smartHosts[0].port = 1
        case .unknown: configuration.smartHosts[0].host = "no-such-host.invalid"
        }
        let report = try await SmartHostDialer(configuration).dial()
        #expect(!report.usable)
        #expect(fault.statuses.contains(report.status), "\(report)")
        #expect(report.verdict.contains(fault.words), "\(report.verdict)")
        #expect(report.cure?.isEmpty == false)
        #expect(report.steps.last?.verdict == .failed)
        try await gateway.stop()
    }

    enum Fault: CaseIterable {
        case password, certificate, refused, unknown

        var statuses: [Int32] {
            switch self {
            case .password: [77]
            case .certificate: [76]
            case .refused: [69]
            // Without a network the name servers do not answer: nobody can know then.
            case .unknown: [68, 75]
            }
        }

        var words: String {
            switch self {
            case .password: "does not let us in"
            case .certificate: "its authority"
            case .refused: "takes connections"
            case .unknown: "is not found"
            }
        }
    }

    @Test("Operators see both dialogues through the control socket, masked, until they have enough")
    func traces() async throws {
        let gateway = try await GatewayHarness.start()
        let client = ControlClient(mailroot: gateway.directory + "/mailroot")
        #expect(try await gateway.eventually { try await client.ask(ControlRequest(.shape)) != nil })
        let seen = Seen()
        async let inbound = client.trace(TraceOrder(direction: .inbound, peer: "127.0.0.0/8")) {
            seen.add($0)
        }
        async let outbound = client.trace(TraceOrder(direction: .outbound, peer: "localhost")) { seen.add($0) }
        let few = Seen()
        async let counted = client.trace(TraceOrder(count: 3)) { few.add($0) }
        // Until all are heard: lines come only to those who listen.
        try await Task.sleep(for: .seconds(2))
        try await gateway.send(
            "From: Ann Lee <ann.lee@prospect.example>\nSubject: A car\n\nWe need a car for two tomorrow at 9 am.\n",
            from: "ann.lee@prospect.example")
        #expect(try await gateway.eventually { !gateway.capture.replies.isEmpty })
        // The gateway's end is the traces' end.
        try await gateway.stop(keepDirectory: true)
        let heard = (try await inbound, try await outbound, try await counted)
        #expect(heard == (true, true, true))
        let events = seen.all
        #expect(few.all.count == 3)
        #expect(events.contains { $0.text.hasPrefix("MAIL FROM:<a***@prospect.example>") })
        // The connection may be older than the trace: what it says from now on is seen all the same.
        #expect(
            events.contains { $0.direction == .outbound && $0.text.hasPrefix("RCPT TO:<a***@prospect.example>") })
        #expect(!events.contains { $0.text.contains("ann.lee") })
        #expect(try await client.trace(TraceOrder()) { seen.add($0) } == false)
        try FileManager.default.removeItem(atPath: gateway.directory)
    }

    private final class Seen: @unchecked Sendable {
        private let lock = NSLock()
        private var events: [DialogueEvent] = []
        var all: [DialogueEvent] { lock.withLock { events } }
        func add(_ event: DialogueEvent) { lock.withLock { events.append(event) } }
    }

    @Test("Configuration complaints stay readable")
    func complaintsAreBounded() {
        let many = (1...900).map {
            ConfigurationFault(file: "rules.yml", line: $0, key: "rule", problem: "is none", hint: "mend it")
        }
        let one = ConfigurationFault(file: "firstreply.yml", line: 1, key: "x", problem: "y", hint: "z")
        let text = ConfigurationFaults(many + [one]).description
        #expect(text.split(separator: "\n").count == 10 * 2 + 2 + 1)
        #expect(text.hasSuffix("rules.yml: rule: and 890 more"))
        #expect(text.contains("firstreply.yml:1: x: y"))
    }

    @Test func descriptorsAreRaisedToWhatIsAllowed() {
        let limit = DescriptorLimit.raised(connections: 10, submissions: 4)
        var now = rlimit()
        #expect(getrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &now) == 0)
        #expect(now.rlim_cur == now.rlim_max && limit.allowed == Int(clamping: now.rlim_max))
        #expect(limit.isEnough)
        #expect(
            !DescriptorLimit(allowed: 1024, needed: DescriptorLimit.need(connections: 1000, submissions: 4)).isEnough)
    }
}
