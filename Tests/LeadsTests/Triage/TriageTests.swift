import FoundationEssentials
import Leads
import MIME
import MailTypes
import Testing

/// What a message is, with the cases that look like something else.
struct TriageTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var from = "Dana Whitfield <dana@client.example>"
        var subject = "Car for Friday"
        var fields: [String] = []
        var body = "Hello, we need a sedan from JFK to Midtown on Friday at 6 pm for two. What would it cost?"
        let kind: MessageKind
        var testDescription: String { name }
    }

    @Test(arguments: persons + robots + doubtful)
    func kind(_ sample: Case) throws {
        let message = TriageSamples.message(
            from: sample.from, subject: sample.subject, fields: sample.fields, body: sample.body
        )
        let found = try TriageSamples.understand(message)
        #expect(found.kind == sample.kind, "\(found.why)")
        #expect(found.kind.isPersonal || !found.why.isEmpty)
        #expect(found.kind.isPersonal || found.replyAddress == nil)
    }

    static let persons: [Case] = [
        Case(name: "plain inquiry", kind: .inquiry),
        Case(name: "help desk's wish about answers", fields: ["X-Auto-Response-Suppress: OOF"], kind: .inquiry),
        Case(name: "mail service's identifier", fields: ["Feedback-ID: 1.us-east-1:AmazonSES"], kind: .inquiry),
        Case(name: "Auto-Submitted: no", fields: ["Auto-Submitted: no (a person)"], kind: .inquiry),
        Case(name: "a corporate gateway's precedence", fields: ["Precedence: bulk"], kind: .inquiry),
        Case(
            name: "asks while away", body: "I am out of the office until Monday, but what is your rate?", kind: .inquiry
        ),
        Case(name: "subject about packages", subject: "Undeliverable packages", kind: .inquiry),
        Case(name: "starts with ooo letters", subject: "Oooh, a stretch limo", kind: .inquiry),
        Case(
            name: "complains of a bounce", subject: "Your address",
            body: "I wrote to info@limo.example and the mail could not be delivered. Can you quote a ride?",
            kind: .inquiry
        ),
        Case(name: "stop by", subject: "Re: quote", body: "Can we stop by your booth at the fair?", kind: .reply),
        Case(name: "answer", subject: "Re: quote", fields: ["In-Reply-To: <9@limo.example>"], kind: .reply),
        Case(
            name: "quoted footer only", subject: "Re: quote", fields: ["In-Reply-To: <9@limo.example>"],
            body: "Sounds good.\n\nOn Fri, 4 Sep 2026 at 09:00, Office <o@limo.example> wrote:\n> unsubscribe",
            kind: .reply
        ),
        Case(name: "postmaster as a family name", from: "Postmaster General <karel@client.example>", kind: .inquiry),
        Case(name: "not interested", subject: "Re: quote", body: "Not interested, thanks.", kind: .reply),
        Case(name: "unsubscribe", subject: "Re: quote", body: "Please unsubscribe me.", kind: .unsubscribe),
        Case(name: "Spanish stop", subject: "Re: oferta", body: "No me escriban más.", kind: .unsubscribe),
        Case(name: "nothing at all", subject: "", body: "", kind: .unknown),
    ]

    static let robots: [Case] = [
        Case(
            name: "printed fields of a success report", from: "postbox@mx.example", subject: "Report",
            body:
                "Your message was delivered\n\nFinal-Recipient: rfc822; gone@client.example\nAction: delivered\nStatus: 1",
            kind: .notice
        ),
        Case(name: "auto-replied", fields: ["Auto-Submitted: auto-replied"], kind: .autoResponse),
        Case(name: "vendor field", fields: ["X-Autoreply: yes"], kind: .autoResponse),
        Case(name: "auto_reply precedence", fields: ["Precedence: auto_reply"], kind: .autoResponse),
        Case(name: "German subject", subject: "Abwesenheitsnotiz: Angebot", body: "Bin weg.", kind: .autoResponse),
        Case(name: "Polish subject", subject: "[Automatyczna odpowiedź] test", kind: .autoResponse),
        Case(
            name: "words in an answer", subject: "Re: quote", body: "I am currently out of the office.",
            kind: .autoResponse
        ),
        Case(name: "auto-generated", fields: ["Auto-Submitted: auto-generated"], kind: .notice),
        Case(name: "no-reply", from: "Shop <no-reply@shop.example>", kind: .notice),
        Case(name: "tagged no-reply", from: "noreply+invoices@shop.example", kind: .notice),
        Case(name: "null Return-Path", fields: ["Return-Path: <>"], kind: .notice),
        Case(name: "no sender", from: "", kind: .notice),
        Case(name: "a mailer daemon's greeting", from: "MAILER-DAEMON@mx.example", subject: "Hi", kind: .notice),
        Case(name: "list", fields: ["List-Id: <x.lists.example>"], kind: .list),
        Case(name: "bulk", fields: ["Precedence: bulk"], body: "Our new tires.", kind: .list),
        Case(
            name: "challenge", from: "filter@bluebottle.com", subject: "Please verify",
            body: "Please confirm that you are a human.", kind: .challenge
        ),
    ]

    /// Words of one kind in a message of another.
    static let doubtful: [Case] = [
        Case(
            name: "STOP heads one more stop", subject: "STOP", body: "Please add a stop in Rye to our ride from JFK.",
            kind: .inquiry),
        Case(
            name: "Remove heads a change", subject: "Remove", body: "Please remove one passenger and quote again.",
            kind: .inquiry),
        Case(
            name: "a list-unsubscribe program", subject: "unsubscribe",
            body: "This message was automatically generated by Gmail.", kind: .unsubscribe),
        Case(name: "empty", subject: "Unsubscribe", body: "", kind: .unsubscribe),
        Case(
            name: "forwarded", subject: "Fwd: Unsubscribe", body: "Need a car from JFK to Rye on Friday.",
            kind: .inquiry),
        Case(
            name: "Spanish van", subject: "Re: oferta", body: "No me manden más la van, quiero un sedán.", kind: .reply),
        Case(
            name: "the driver's mail", subject: "Re: quote",
            body: "Stop emailing the driver directly, please. Confirm the SUV.", kind: .reply),
        Case(
            name: "spam beside a wish", body: "I don't want to receive spam, but do please quote JFK to Rye.",
            kind: .inquiry),
        Case(
            name: "waiting list", subject: "Re: quote", body: "Yes, book it. Take us off the waiting list.",
            kind: .reply),
        Case(
            name: "another's address", subject: "Re: quote",
            body: "Please unsubscribe my wife's address. Book the SUV.", kind: .reply),
        Case(
            name: "stop, no car", subject: "Re: quote", body: "We don't need a car. Remove me from your list.",
            kind: .unsubscribe),
        Case(
            name: "French stop", subject: "Re: devis", body: "Merci de ne plus m'envoyer de mails.", kind: .unsubscribe),
        Case(
            name: "Italian stop", subject: "Re: offerta", body: "La prego di non inviarmi più nulla.",
            kind: .unsubscribe),
        Case(
            name: "Portuguese stop", subject: "Re: oferta", body: "Favor não me enviar mais mensagens.",
            kind: .unsubscribe),
        Case(
            name: "German stop", subject: "Re: Angebot", body: "Bitte schicken Sie mir keine Angebote mehr.",
            kind: .unsubscribe),
        Case(
            name: "a company's footer",
            body:
                "Hello, we need a car from JFK to Rye on Dec 9.\n\nIf you are not the intended recipient please do not reply to this email. To unsubscribe from our newsletter click here.",
            kind: .inquiry
        ),
        Case(
            name: "travels and asks",
            body: "I will be traveling next week; please have a car meet me at JFK, I will be back on Dec 4.",
            kind: .inquiry),
        Case(name: "a person's own name", from: "smith.noreply@gmail.com", kind: .inquiry),
        Case(name: "no word", from: "Gino <gino.reply@client.example>", kind: .inquiry),
        Case(
            name: "a site's form without labels", from: "site@host.example",
            fields: ["Reply-To: Alice <alice@young.example>", "Auto-Submitted: auto-generated"], kind: .inquiry
        ),
        Case(
            name: "a new wish above a note", subject: "Fwd: Automatic reply: quote",
            body: "See below. We need a car from Rye to JFK on Friday.", kind: .inquiry),
        Case(
            name: "a person's joke", subject: "Undeliverable: your car",
            body: "The last one never came. I do need a car, Rye to JFK.", kind: .inquiry),
        Case(
            name: "receipt of a trip", subject: "Your receipt",
            body:
                "Confirmation K7PQ2M. 2 passengers, flight from JFK to Boston on Friday. Total $418.20. Do not reply to this email.",
            kind: .notice
        ),
        Case(
            name: "left the company", subject: "Re: quote",
            body: "Pat is no longer with OldCo. Please direct your inquiries to Lou.", kind: .autoResponse),
    ]

    @Test
    func readsAStandardReport() throws {
        let found = try TriageSamples.understand(report(action: "failed", status: "5.1.1"))
        #expect(found.kind == .bounce)
        let bounce = try #require(found.bounces.first)
        #expect(bounce.recipient == "gone@client.example")
        #expect(bounce.reason == .userunknown)
        #expect(bounce.isHard)
        #expect(bounce.replyCode == "550")
        #expect(found.originalMessageIDs.first == MessageID("<m1@limo.example>"))
        #expect(found.why.contains { $0.contains("bounces.tsv:") })
    }

    @Test(arguments: [
        ("delayed", "4.4.1", MessageKind.delay), ("delivered", "2.0.0", .notice), ("relayed", "2.0.0", .notice),
    ])
    func reportsThatAreNoFailures(_ action: String, _ status: String, _ kind: MessageKind) throws {
        #expect(try TriageSamples.understand(report(action: action, status: status)).kind == kind)
    }

    private func report(action: String, status: String) -> Message {
        let lines = [
            "From: Mail Delivery System <MAILER-DAEMON@mx.example>", "Subject: Undelivered Mail Returned to Sender",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b", "", "--b", "", "See below.",
            "--b",
            "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.example", "",
            "Final-Recipient: rfc822; gone@client.example", "Action: \(action)", "Status: \(status)",
            "Diagnostic-Code: smtp; 550 \(status) <gone@client.example>: User unknown", "--b",
            "Content-Type: text/rfc822-headers", "", "Message-ID: <m1@limo.example>", "Subject: Your ride", "--b--", "",
        ]
        return Message(Array(lines.joined(separator: "\r\n").utf8))
    }

    @Test
    func readsAComplaint() throws {
        let lines = [
            "From: fbl@provider.example", "Subject: report",
            "Content-Type: multipart/report; report-type=feedback-report; boundary=b", "", "--b", "", "x", "--b",
            "Content-Type: message/feedback-report", "", "Feedback-Type: abuse", "Original-Rcpt-To: <p@client.example>",
            "--b", "Content-Type: message/rfc822", "", "Message-ID: <m2@limo.example>", "", "x", "--b--", "",
        ]
        let found = try TriageSamples.understand(Message(Array(lines.joined(separator: "\r\n").utf8)))
        #expect(found.kind == .complaint)
        #expect(found.complaint?.feedbackType == "abuse")
        #expect(found.complaint?.recipients == ["p@client.example"])
        #expect(found.originalMessageIDs == [MessageID("<m2@limo.example>")].compactMap { $0 })
    }

    @Test
    func answersReplyToBeforeFromAndNeverItself() throws {
        let message = TriageSamples.message(
            fields: ["Reply-To: office@limo.example, Pat.Q@client.example"], body: "Hi?")
        #expect(try TriageSamples.understand(message).replyAddress?.description == "Pat.Q@client.example")
        let own = TriageSamples.message(from: "office@limo.example", body: "Hi?")
        #expect(try TriageSamples.understand(own).replyAddress == nil)
    }

    @Test
    func takesTheClientOutOfAForwardedInquiry() throws {
        let body = """
            Please take care of this.

            ---------- Forwarded message ----------
            From: Lena Ortiz <lena@family.example>
            Subject: Wedding cars

            We need two cars on May 4.
            """
        let found = try TriageSamples.understand(TriageSamples.message(subject: "Fwd: Wedding cars", body: body))
        #expect(found.forwarded?.from == "Lena Ortiz <lena@family.example>")
        #expect(found.forwarded?.subject == "Wedding cars")
        #expect(found.forwarded?.text == "We need two cars on May 4.")
        #expect(found.replyText == "Please take care of this.")
    }
}
