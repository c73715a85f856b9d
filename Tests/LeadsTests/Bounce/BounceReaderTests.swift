import Leads
import MIME
import MailTypes
import Testing

/// Reports without a machine-readable part, in the manners of the world's mail systems.
struct BounceReaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var from = "Mail Delivery Subsystem <MAILER-DAEMON@mx.example>"
        var subject = "Undelivered Mail Returned to Sender"
        var fields: [String] = []
        let body: String
        var recipients = ["gone@client.example"]
        let reason: BounceReason
        var isHard = true
        var status: String?
        var kind = MessageKind.bounce
        var testDescription: String { name }
    }

    @Test(arguments: cases)
    func reads(_ sample: Case) throws {
        let message = TriageSamples.message(
            from: sample.from, subject: sample.subject, fields: sample.fields, body: sample.body
        )
        let found = try TriageSamples.understand(message)
        #expect(found.kind == sample.kind, "\(found.why)")
        #expect(found.bounces.map(\.recipient) == sample.recipients)
        #expect(found.bounces.first?.reason == sample.reason, "\(found.why)")
        #expect(found.bounces.first?.isHard == sample.isHard)
        if let status = sample.status { #expect(found.bounces.first?.status == status) }
    }

    static let cases: [Case] = [
        Case(
            name: "qmail",
            body: """
                Hi. This is the qmail-send program at mx.example.
                I'm afraid I wasn't able to deliver your message to the following addresses.

                <gone@client.example>:
                192.0.2.1 does not like recipient.
                Remote host said: 550 5.1.1 user unknown
                Giving up on 192.0.2.1.

                --- Below this line is a copy of the message.

                Message-ID: <m@limo.example>
                """, reason: .userunknown, status: "5.1.1"
        ),
        Case(
            name: "Exim", fields: ["X-Failed-Recipients: gone@client.example"],
            body: """
                A message that you sent could not be delivered to one or more of its recipients.

                  gone@client.example
                    host mx.client.example [192.0.2.1]
                    SMTP error from remote mail server after RCPT TO:<gone@client.example>:
                    550 no such person
                """, reason: .userunknown
        ),
        Case(
            name: "Postfix in text only",
            body: """
                I'm sorry to have to inform you that your message could not be delivered.
                For further assistance, please send mail to <postmaster@mx.example>

                <gone@client.example>: host mx.client.example[192.0.2.1] said: 552 5.2.2
                    mailbox full (in reply to RCPT TO command)
                <other@client.example>: host mx.client.example[192.0.2.1] said: 550 user unknown
                    (in reply to RCPT TO command)
                """, recipients: ["gone@client.example", "other@client.example"], reason: .mailboxfull, isHard: false
        ),
        Case(
            name: "Exchange 5.5", from: "System Administrator <postmaster@client.example>",
            subject: "Undeliverable: Ride",
            body: """
                Your message
                  To:      somebody@limo.example
                  Subject: Ride
                did not reach the following recipient(s):

                gone@client.example on Thu, 3 Sep 2026 10:00:00 -0000
                    The recipient name is not recognized
                """, reason: .userunknown
        ),
        Case(
            name: "sendmail 5",
            body: """
                   ----- Transcript of session follows -----
                While talking to mx.client.example:
                >>> MAIL From:<o@limo.example>
                <<< 550 Insecure Mail Relay
                554 <gone@client.example>... Remote protocol error

                   ----- Unsent message follows -----
                """, reason: .norelaying, isHard: false
        ),
        Case(
            name: "OpenSMTPD delay", subject: "Delivery status notification: delayed",
            body: """
                A message is delayed for more than 4 hours for the following list of recipients:

                gone@client.example: Connection timed out

                You DO NOT NEED to re-send the message to these recipients.
                """, reason: .expired, isHard: false, status: "4.0.0", kind: .delay
        ),
        Case(
            name: "AOL's bare names", from: "Mail Delivery Subsystem <MAILER-DAEMON@aol.example>",
            subject: "Mail Delivery Problem",
            body: """
                Your mail to the following recipients could not be delivered because they are not accepting mail from o@limo.example:
                \tgone
                """, recipients: ["gone@aol.example"], reason: .filtered, isHard: false
        ),
        Case(
            name: "a sentence", subject: "There was an error sending your mail",
            body: """
                We had trouble delivering your message.

                SMTP Server <mx.client.example> rejected recipient <Gone@client.example> (Error following RCPT command). \
                It responded as follows: [550 5.1.1 User unknown]
                """, recipients: ["Gone@client.example"], reason: .userunknown
        ),
        Case(
            name: "Google Groups", from: "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
            fields: ["X-Failed-Recipients: gone@client.example"],
            body: "Il se peut que le groupe n'existe pas. https://groups.google.com/support/.", reason: .rejected,
            isHard: false
        ),
        Case(
            name: "German, from a person's server", from: "Postmaster <postmaster@client.example>",
            subject: "Nicht zustellbar: Angebot",
            body:
                "Ihre Nachricht konnte nicht zugestellt werden.\n\n<gone@client.example>: 550 Empfänger unbekannt, 5.1.1",
            reason: .userunknown
        ),
        Case(
            name: "nothing said", body: "Your message could not be delivered.\n\n<gone@client.example>\n",
            reason: .undefined,
            isHard: false
        ),
    ]

    @Test
    func keepsTheReturnedHeader() throws {
        let body = Self.cases[0].body
        let found = try TriageSamples.understand(TriageSamples.message(from: "MAILER-DAEMON@mx.example", body: body))
        #expect(found.originalMessageIDs == [MessageID("<m@limo.example>")].compactMap { $0 })
    }

    @Test
    func aHugeReportEndsSoon() throws {
        let lines = (0..<3_000).map { "<a\($0)@b.example>: 550 user unknown" }.joined(separator: "\n")
        let message = TriageSamples.message(
            from: "MAILER-DAEMON@mx.example", subject: "failure notice", body: "could not be delivered\n" + lines
        )
        var found: Understanding?
        let time = try ProcessorClock().measure { found = try TriageSamples.understand(message) }
        #expect(found?.kind == .bounce)
        #expect(found?.bounces.count == 1000)
        #expect(time < .seconds(20))
    }
}
