import FoundationEssentials
import MailTypes
import NIOCore
import Testing

@testable import SMTP

/// Sessions of both ways tell whoever listens, and hold little for who reads slowly.
@Suite(.timeLimit(.minutes(5)))
struct DialogueTapTests {
    private static func event(_ text: String) -> DialogueEvent {
        DialogueEvent(
            time: Date(timeIntervalSince1970: 0), direction: .inbound, session: 1, peer: "192.0.2.1", speaker: .client,
            text: text)
    }

    @Test func nobodyListensAtFirstAndAtLast() async {
        let tap = DialogueTap()
        #expect(!tap.isOn)
        var stream = tap.listen { _ in true }
        #expect(stream != nil && tap.isOn)
        tap.tell(Self.event("NOOP"))
        tap.close()
        var texts: [String] = []
        if let stream { for await event in stream { texts.append(event.text) } }
        stream = nil
        #expect(texts == ["NOOP"])
        #expect(!tap.isOn)
    }

    @Test func whatIsNotReadIsCountedAndLeftOut() async throws {
        let tap = DialogueTap()
        let stream = try #require(tap.listen { $0.text != "unwanted" })
        for number in 0..<DialogueTap.heldLines + 7 {
            tap.tell(Self.event("\(number)"))
            tap.tell(Self.event("unwanted"))
        }
        var reader = stream.makeAsyncIterator()
        for number in 0..<DialogueTap.heldLines { #expect(await reader.next()?.text == "\(number)") }
        tap.tell(Self.event("later"))
        #expect(await reader.next()?.text == "7 lines left out: they came faster than they were read")
        #expect(await reader.next()?.text == "later")
        tap.close()
        #expect(await reader.next() == nil)
    }

    @Test func listenersAreFew() {
        let tap = DialogueTap()
        let streams = (0..<DialogueTap.maximumListeners).map { _ in tap.listen { _ in true } }
        #expect(streams.allSatisfy { $0 != nil })
        #expect(tap.listen { _ in true } == nil)
        withExtendedLifetime(streams) {}
    }

    @Test(.enabled(if: Certificates.shared != nil, Certificates.whenMissing))
    func `both ends of one session tell the same dialogue, without its secrets`() async throws {
        let certificates = try #require(Certificates.shared)
        let tap = DialogueTap()
        let stream = try #require(tap.listen { _ in true })
        let source = try certificates.source("good")
        let options = TestServer.options {
            $0.tls = source
            $0.authentication = .overTLS
            $0.tap = tap
        }
        try await TestServer.run(RecordingReceiver(), options) { server in
            var host = try SmartHost(
                host: "localhost", port: server.port, credentials: SubmissionTests.right,
                extraCAFile: certificates.caFile)
            host.tap = tap
            let connection = try await SubmissionConnection.open(
                to: host, as: "gateway.test", logger: TestServer.logger)
            let octets = ByteBuffer(string: "Subject: private matter\r\n\r\nprivate words\r\n")
            _ = await connection.send(SubmissionTests.envelope("ann.lee@b.example"), octets: octets)
            await connection.close()
        }
        tap.close()
        var inbound: [String] = []
        var outbound: [String] = []
        for await event in stream {
            let line = "\(event.speaker.rawValue): \(event.text)"
            if event.direction == .inbound { inbound.append(line) } else { outbound.append(line) }
        }
        for lines in [inbound, outbound] {
            #expect(lines.contains("C: STARTTLS"))
            #expect(lines.contains("C: AUTH PLAIN (secret)"))
            #expect(lines.contains { $0.hasPrefix("C: RCPT TO:<a***@b.example>") })
            #expect(lines.contains { $0.hasSuffix("octets of a message)") })
            #expect(lines.contains("C: QUIT"))
            let all = lines.joined(separator: "\n")
            for secret in ["private", "tanstaaf", "ann.lee", "AHRpbQ"] { #expect(!all.contains(secret), "\(all)") }
        }
        #expect(inbound.first == "*: connected")
        #expect(inbound.contains("*: TLSv1.3"))
        #expect(inbound.last == "*: closed")
    }
}
