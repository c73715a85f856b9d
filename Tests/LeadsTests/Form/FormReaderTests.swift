import Foundation
import MIME
import MailTypes
import Testing

@testable import Leads

@Suite("Forms that web sites mail are taken apart")
struct FormReaderTests {
    /// A layout of a form mailer with what must be read from it.
    struct Layout: Sendable, CustomTestStringConvertible {
        var name: String
        var body: String
        var isHTML = false
        var subject = "New submission from your website"
        var from = "wordpress@host.example"
        var replyTo = ""
        var fields: [FormField]
        var facts: LeadFacts
        var testDescription: String { name }
    }

    private func reading(_ layout: Layout) throws -> FormReading? {
        let source = FormSource(
            subject: layout.subject, from: Mailbox.list(layout.from), replyTo: Mailbox.list(layout.replyTo),
            text: layout.isHTML ? "" : layout.body, html: layout.isHTML ? layout.body : nil
        )
        return FormReader(context: try ProjectFiles.context()).read(source)
    }

    @Test("Fields in order, facts and reply address", arguments: FormLayouts.all, ["\n", "\r\n"])
    func layout(layout: Layout, lineEnd: String) throws {
        var layout = layout
        layout.body = layout.body.replacing("\n", with: lineEnd)
        let reading = try #require(try reading(layout))
        #expect(reading.fields == layout.fields)
        #expect(reading.facts.name == layout.facts.name)
        #expect(reading.facts.email == layout.facts.email)
        #expect(reading.replyAddress == layout.facts.email)
        #expect(reading.facts.phone == layout.facts.phone)
        #expect(reading.facts.message == layout.facts.message)
        #expect(reading.facts.company == layout.facts.company)
        #expect(reading.facts.passengers == layout.facts.passengers)
        #expect(reading.facts.pickup == layout.facts.pickup)
        #expect(reading.facts.dropoff == layout.facts.dropoff)
        #expect(reading.facts.when == layout.facts.when)
        #expect(reading.facts.source == .form)
        #expect(!reading.signs.isEmpty)
    }

    /// Mail with lines that look like labels and is no form.
    static let others: [(String, String, String)] = [
        (
            "Jane Doe <jane@gmail.example>", "Question",
            "Hi,\n\nI need a car. My details are:\nName: Jane Doe\nPhone: 212-555-0142\n\nThanks"
        ),
        (
            "a@b.example", "Fwd: hello",
            "From: x@y.example\nDate: Mon, 1 Jan 2026\nSubject: hello\nTo: me@z.example\n\nText"
        ),
        (
            "mailer-daemon@x.example", "Undelivered",
            "Reporting-MTA: dns; x.example\nFinal-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1"
        ),
        ("Jane <jane@gmail.example>", "Re: quote", "Sounds good. Name: whatever you like."),
        ("x@y.example", "", ""),
        (
            "Office <office@tntlimousine.com>", "Re: Your website",
            "We can do that.\n\nOn 4 May 2026, Jane Doe <jane@gmail.example> wrote:\n> I saw your site. Is the bus free?"
        ),
        (
            "noreply@host.example", "Quote request",
            "On Mon, May 4, 2026 at 9:12 AM Jane Doe <jane@gmail.example> wrote:\n> Is the bus free?"
        ),
        ("Broker <b@rides.example>", "Friday", "PU: JFK\nDO: Summit\nPax: 3\nPassenger name: R. Klein\nVehicle: SUV"),
        ("x@y.example", "json", "{\"error\": \"none\"}"),
    ]

    @Test("What a person writes is no form", arguments: others)
    func other(from: String, subject: String, body: String) throws {
        let layout = Layout(name: "", body: body, subject: subject, from: from, fields: [], facts: LeadFacts())
        #expect(try reading(layout) == nil)
    }

    /// The office's own address and the web host's are never the lead's.
    static let replies: [(String, String, String, String?)] = [
        ("wordpress@host.example", "", "jane@gmail.example", "jane@gmail.example"),
        ("wordpress@host.example", "jane@gmail.example", "", "jane@gmail.example"),
        ("jane@gmail.example", "", "", "jane@gmail.example"),
        ("noreply@tntlimousine.com", "info@tntlimousine.com", "", nil),
        ("wordpress@host.example", "other@gmail.example", "Jane@Gmail.example", "Jane@Gmail.example"),
        ("web@tntlimousine.com", "", "office@tntlimousine.com", nil),
        ("wordpress@host.example", "", "not an address", nil),
        ("noreply@host.example", "", "<a href=x>jane@gmail.example</a>", "jane@gmail.example"),
    ]

    @Test("Whom to answer", arguments: replies)
    func reply(from: String, replyTo: String, email: String, expected: String?) throws {
        let body =
            "You have received a new message from your website contact form.\n\nName: Jane\nEmail: \(email)\nMessage: Hi"
        let layout = Layout(name: "", body: body, from: from, replyTo: replyTo, fields: [], facts: LeadFacts())
        let reading = try #require(try reading(layout))
        #expect(reading.replyAddress?.description == expected)
    }

    @Test("A whole message gives the same form")
    func message() throws {
        let mail = """
            From: Website <wordpress@host.example>\r\nReply-To: Jane <jane@gmail.example>\r\nSubject: Contact form\r\n\
            Content-Type: text/html; charset=utf-8\r\nMIME-Version: 1.0\r\n\r\n<p><b>Name:</b> Jane<br><b>E-mail:</b> \
            <a href="mailto:jane@gmail.example">jane@gmail.example</a><br><b>Message:</b> Hi &amp; hello</p>\r\n
            """
        let reader = LeadReader(context: try ProjectFiles.context())
        let reading = try #require(reader.form(in: Message(Array(mail.utf8))))
        #expect(reading.facts.name == "Jane")
        #expect(reading.facts.message == "Hi & hello")
        #expect(reading.replyAddress?.description == "jane@gmail.example")
    }
}
