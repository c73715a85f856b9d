import FoundationEssentials
import MailTypes
import SMTP
import Testing

struct TraceFieldsTests {
    private func envelope(helo: String = "client.example", recipients: [String] = ["b@mx.test"]) -> Envelope {
        Envelope(
            peer: "192.0.2.1", helo: helo, reversePath: .null, forwardPaths: recipients.compactMap { AddrSpec($0) },
            arrival: Date(timeIntervalSince1970: 0)
        )
    }

    private func received(_ envelope: Envelope) -> String {
        TraceFields.received(
            envelope, by: "mx.test", id: QueueID(rawValue: 0), at: Date(timeIntervalSince1970: 1_795_372_200)
        )
    }

    @Test func `names peer, protocol, recipient and time`() {
        #expect(
            received(envelope())
                == "Received: from client.example ([192.0.2.1])\r\n\tby mx.test with ESMTP id 0000000000000"
                + "\r\n\tfor <b@mx.test>; Sun, 22 Nov 2026 18:30:00 +0000\r\n"
        )
        #expect(TraceFields.returnPath(envelope()) == "Return-Path: <>\r\n")
    }

    @Test func `names TLS and authentication, and no recipient among several`() {
        var envelope = envelope(recipients: ["a@mx.test", "b@mx.test"])
        envelope.peer = "2001:db8::1"
        envelope.tls = "TLSv1.3"
        envelope.authenticatedAs = "tim"
        let field = received(envelope)
        #expect(field.contains("([IPv6:2001:db8::1])"))
        #expect(field.contains("with ESMTPSA id 0000000000000 (TLSv1.3)"))
        #expect(!field.contains("@mx.test"))
    }

    @Test(arguments: ["x\r\nBcc: y", "a b", "(", "<a@b>", "", ";"])
    func `a peer's name forges nothing`(_ helo: String) {
        let field = received(envelope(helo: helo))
        #expect(field.split(separator: "\r\n").count == 3)
        #expect(field.split(separator: "\r\n").dropFirst().allSatisfy { $0.hasPrefix("\t") })
    }
}
