import MIME
import MailTypes
import Testing

@Suite("Reports")
struct ReportTests {
    static let delivery = """
        From: Mail Delivery System <mailer-daemon@mx.example>
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b

        Your message could not be delivered.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example
        Original-Envelope-Id: QQ314159
        Arrival-Date: Sun, 22 Nov 2026 18:30:00 -0500

        Original-Recipient: rfc822;ann@acme.example
        Final-Recipient: RFC822; ann.lee@acme.example
        Action: failed (bad mailbox)
        Status: 5.1.1 (user unknown)
        Remote-MTA: dns; mail.acme.example
        Diagnostic-Code: smtp; 550 5.1.1
          <ann.lee@acme.example>: no such user

        Final-Recipient: rfc822; bob@acme.example
        Action: delayed
        Status: 4. 2. 2
        Will-Retry-Until: Mon, 23 Nov 2026 18:30:00 -0500
        --b
        Content-Type: message/rfc822

        Message-ID: <42@limo.example>
        Subject: Your ride

        Dear Ann
        --b--

        """

    @Test("of delivery give each recipient")
    func deliveryReport() throws {
        let report = try #require(Message(Array(Self.delivery.utf8)).deliveryReport)
        #expect(report.reportingMTA == "mx.example")
        #expect(report.originalEnvelopeID == "QQ314159")
        #expect(report.arrivalDate?.iso8601 == "2026-11-22T18:30:00-05:00")
        #expect(report.recipients.map(\.finalRecipient) == ["ann.lee@acme.example", "bob@acme.example"])
        #expect(report.recipients.map(\.originalRecipient) == ["ann@acme.example", nil])
        #expect(report.recipients.map(\.action) == ["failed", "delayed"])
        #expect(report.recipients.map(\.status) == [EnhancedStatusCode("5.1.1"), EnhancedStatusCode("4.2.2")])
        #expect(report.recipients[0].remoteMTA == "mail.acme.example")
        #expect(report.recipients[0].diagnosticType == "smtp")
        #expect(report.recipients[0].diagnosticCode?.hasPrefix("550 5.1.1") == true)
        #expect(report.recipients[1].willRetryUntil?.iso8601 == "2026-11-23T18:30:00-05:00")
        #expect(report.returnedMessage?.messageID?.value == "<42@limo.example>")
        #expect(report.returnedHeader?[.subject]?.body == "Your ride")
    }

    @Test(
        "return the message in other forms",
        arguments: [
            "text/rfc822-headers", "message/rfc822-headers", "message/global-headers", "message/global",
        ])
    func returned(type: String) throws {
        let source = Self.delivery.replacing("message/rfc822", with: type)
        let report = try #require(Message(Array(source.utf8)).deliveryReport)
        #expect(report.returnedHeader?[.subject]?.body == "Your ride")
    }

    @Test("without per-message fields or empty lines keep their recipient")
    func sloppy() throws {
        let source = "Content-Type: message/delivery-status\n\nFinal-Recipient: ann@acme.example\nAction: FAILED\n"
        let report = try #require(Message(Array(source.utf8)).deliveryReport)
        #expect(report.recipients.map(\.finalRecipient) == ["ann@acme.example"])
        #expect(report.recipients.map(\.action) == ["failed"])
        #expect(report.recipients.map(\.status) == [nil])
        #expect(report.returnedHeader == nil)
    }

    @Test("in base64 are read as well")
    func encoded() throws {
        let source =
            "Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n"
            + "UmVwb3J0aW5nLU1UQTogZG5zOyBteAoKRmluYWwtUmVjaXBpZW50OiByZmM4MjI7IGFAYgo=\n"
        let report = try #require(Message(Array(source.utf8)).deliveryReport)
        #expect(report.recipients.map(\.finalRecipient) == ["a@b"])
    }

    @Test("of feedback give the complaint")
    func feedbackReport() throws {
        let source = """
            Content-Type: multipart/report; report-type=feedback-report; boundary=b

            --b

            This is an email abuse report.
            --b
            Content-Type: message/feedback-report

            Feedback-Type: Abuse
            User-Agent: SomeGenerator/1.0
            Version: 1
            Original-Mail-From: <desk@limo.example>
            Original-Rcpt-To: <ann@acme.example>
            Original-Rcpt-To: <bob@acme.example>
            Source-IP: 192.0.2.1
            --b
            Content-Type: message/rfc822

            Message-ID: <42@limo.example>

            Dear Ann
            --b--
            """
        let message = Message(Array(source.utf8))
        let report = try #require(message.feedbackReport)
        #expect(report.feedbackType == "abuse")
        #expect(report.originalRecipients == ["<ann@acme.example>", "<bob@acme.example>"])
        #expect(report.originalMailFrom == "<desk@limo.example>")
        #expect(report.sourceIP == "192.0.2.1")
        #expect(report.returnedMessage?.messageID?.value == "<42@limo.example>")
        #expect(message.deliveryReport == nil)
    }

    @Test("are absent in ordinary mail")
    func none() {
        let message = Message(Array("Subject: s\n\nFinal-Recipient: rfc822; a@b\n".utf8))
        #expect(message.deliveryReport == nil)
        #expect(message.feedbackReport == nil)
    }
}
