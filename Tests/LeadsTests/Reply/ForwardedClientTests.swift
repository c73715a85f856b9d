import MIME
import MailTypes
import Testing

@testable import Leads

/// Who the lead is when mail is forwarded.
struct ForwardedClientTests {
    private static func forward(_ note: String, from: String, subject: String = "Car", text: String) -> String {
        """
        \(note)

        ---------- Forwarded message ---------
        From: \(from)
        Date: Tue, Mar 9, 2027 at 4:12 PM
        Subject: \(subject)
        To: <x@assist.example>

        \(text)
        """
    }

    private static let dana = "Dana Whit <dana@whit.example>"
    private static func isOurs(_ address: AddrSpec) -> Bool { address.domain == "limo.example" }

    private static func client(_ text: String) -> ForwardedClient? {
        ForwardedClient(in: ReplyReader(text: text, subject: "Fwd: Car").read(), isOurs: isOurs)
    }

    @Test(arguments: [
        ("Dana Whit <dana@whit.example>", "Dana Whit"), ("Dana Whit [mailto:dana@whit.example]", "Dana Whit"),
        ("Dana Whit (dana@whit.example)", "Dana Whit"), ("\"Dana Whit\" <dana@whit.example>;", "Dana Whit"),
        ("dana@whit.example", nil),
    ])
    func readsTheWriterHoweverPrinted(_ from: String, _ name: String?) {
        let found = Self.client(Self.forward("Please quote.", from: from, text: "A car for two."))
        #expect(found?.mailbox?.address?.description == "dana@whit.example")
        #expect(found?.mailbox?.displayName == name)
        #expect(found?.message.text == "A car for two.")
    }

    @Test
    func followsForwardsOfForwards() {
        let inner = Self.forward("Bob, please.", from: Self.dana, text: "A car for two.")
        let outer = Self.forward("See below.", from: "Ann <ann@mid.example>", subject: "Fwd: Car", text: inner)
        let found = Self.client(outer)
        #expect(found?.mailbox?.address?.description == "dana@whit.example")
        #expect(found?.message.text == "A car for two.")
    }

    @Test
    func stopsBeforeOurselves() {
        let inner = Self.forward("Is that price right?", from: "Office <o@limo.example>", text: "Our price is $200.")
        let outer = Self.forward("See below.", from: Self.dana, subject: "Fwd: Your price", text: inner)
        #expect(Self.client(outer)?.mailbox?.address?.description == "dana@whit.example")
    }

    @Test
    func ourOwnMailHasNoClient() {
        let text = Self.forward("Is that right?", from: "Office <o@limo.example>", text: "Our price is $200.")
        #expect(Self.client(text) == nil)
        let reply = ReplyReader(text: text, subject: "Fwd: Car").read()
        #expect(ForwardedClient.narrowed(reply, to: nil).wrapped == nil)
        #expect(reply.newText == "Is that right?")
    }

    @Test
    func anAnswerForwardsNothing() {
        let text = "Yes.\n\nOn Tue, Mar 9, 2027 at 4:12 PM Dana <dana@whit.example> wrote:\n> Six?"
        #expect(ForwardedClient(in: ReplyReader(text: text).read(), isOurs: Self.isOurs) == nil)
    }

    @Test
    func attachedMessagesAreForwards() {
        let text = """
            From: Bob <bob@assist.example>\r
            To: o@limo.example\r
            Subject: Fwd: Car\r
            MIME-Version: 1.0\r
            Content-Type: multipart/mixed; boundary=b\r
            \r
            --b\r
            Content-Type: text/plain\r
            \r
            Please quote.\r
            --b\r
            Content-Type: message/rfc822\r
            \r
            From: Dana Whit <dana@whit.example>\r
            Subject: Car\r
            \r
            A car for two.\r
            --b--\r

            """
        let message = Message(Array(text.utf8))
        let reply = ReplyText(of: message)
        #expect(reply.newText == "Please quote.")
        #expect(reply.isForwarded)
        let found = ForwardedClient(in: reply, isOurs: Self.isOurs)
        #expect(found?.mailbox?.address?.description == "dana@whit.example")
        #expect(found?.message.text == "A car for two.")
        #expect(message.octets == Array(text.utf8))
    }
}
