import FoundationEssentials
import MIME
import MailTypes
import Testing

@Suite("Drafts")
struct MessageDraftTests {
    static func draft() -> MessageDraft {
        MessageDraft(
            from: Mailbox(displayName: "Crown Limousine", address: AddrSpec(localPart: "desk", domain: "limo.example")),
            to: [Mailbox(displayName: "Ann Lee", address: AddrSpec(localPart: "ann", domain: "acme.example"))],
            replyTo: [Mailbox(address: AddrSpec(localPart: "r+token", domain: "limo.example"))], subject: "Your ride",
            date: MailDate(date: Date(timeIntervalSince1970: 1_795_000_000), offset: -18_000),
            messageID: MessageID(unique: "42", domain: "limo.example"), text: "Dear Ann,\n\nthank you.\n"
        )
    }

    private func lines(_ octets: [UInt8]) -> [String] {
        String(decoding: octets, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    @Test("are written in full")
    func whole() throws {
        var draft = Self.draft()
        draft.inReplyTo = [try #require(MessageID("<1@acme.example>"))]
        draft.references = draft.inReplyTo
        draft.autoSubmitted = "auto-replied"
        draft.extraFields = [("X-Gateway", "1")]
        #expect(
            lines(try draft.compose()) == [
                "From: Crown Limousine <desk@limo.example>", "To: Ann Lee <ann@acme.example>",
                "Reply-To: r+token@limo.example", "Subject: Your ride", "Date: Wed, 18 Nov 2026 06:06:40 -0500",
                "Message-ID: <42@limo.example>", "In-Reply-To: <1@acme.example>", "References: <1@acme.example>",
                "Auto-Submitted: auto-replied", "X-Gateway: 1", "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=us-ascii", "Content-Transfer-Encoding: 7bit", "", "Dear Ann,", "",
                "thank you.", "",
            ])
    }

    static let subjects = [
        "Your ride", "Größe", "日本語の件名はとても長いので折り返す必要がありますがうまくいくでしょうか、どうでしょう",
        "a  b", "=?utf-8?Q?no_word?=", "\"quoted\" \\ (paren)", String(repeating: "long words here ", count: 40),
        String(repeating: "ü", count: 300), String(repeating: "x", count: 2000), "🚘🚘🚘 VIP 🚘", "",
        "tab\tinside", "$%^&*()_+{}|:<>?~`-=[];',./",
    ]

    @Test("keep subjects and names through writing and reading", arguments: subjects)
    func roundTrip(text: String) throws {
        var draft = Self.draft()
        draft.subject = text
        draft.to = [Mailbox(displayName: text, address: AddrSpec(localPart: "ann", domain: "acme.example"))]
        let octets = try draft.compose()
        let message = Message(octets)
        let expected = text.split { $0 == "\t" }.joined(separator: " ").trimmed
        #expect(message.subject == expected)
        #expect(message.to.first?.displayName == (expected.isEmpty ? nil : expected))
        #expect(message.to.first?.address?.description == "ann@acme.example")
        #expect(message.defects.isEmpty)
        #expect(octets.allSatisfy { $0 < 0x80 })
        #expect(lines(octets).allSatisfy { $0.utf8.count <= 78 })
    }

    static let bodies = [
        "plain\n", "no line end", "", "\n\n", "Grüße\n", String(repeating: "x", count: 3000), "trailing \nspace\t\n",
        "From the start\n.\n..\n", "=20=\n--=_x\n", "a\rb\r\nc", String(repeating: "ü", count: 500) + "\n",
        "\u{0}nul\n",
        "a line of exactly seventy-eight octets 890123456789012345678901234567890123456789012\n",
    ]

    @Test("keep bodies through writing and reading", arguments: bodies)
    func body(text: String) throws {
        var draft = Self.draft()
        draft.text = text
        draft.html = "<p>\(text)</p>"
        let octets = try draft.compose()
        let message = Message(octets)
        let expected = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").filter { $0 != "\u{0}" }
        #expect(message.leaves.map(\.mediaType.description) == ["text/plain", "text/html"])
        #expect(message.root.mediaType.description == "multipart/alternative")
        #expect(message.text.trimmedEnd == expected.trimmedEnd)
        #expect(message.html?.trimmedEnd == "<p>\(expected)</p>")
        #expect(message.defects.isEmpty)
        #expect(octets.allSatisfy { $0 < 0x80 })
        #expect(lines(octets).allSatisfy { $0.utf8.count <= 78 && !$0.utf8.contains(0x0d) && !$0.utf8.contains(0x0a) })
    }

    @Test(
        "let no value end its field",
        arguments: [
            "x\r\nBcc: victim@x.example", "x\nBcc: victim@x.example", "x\rBcc: victim@x.example", "x\r\n\r\nbody",
            "x\u{0}y", "x\u{2028}Bcc: v@x.example", "x\u{85}Bcc: v@x.example", "\r\n", "x\u{b}y\u{c}z",
            "=?utf-8?Q?=0D=0ABcc:_v@x.example?=",
        ])
    func injection(value: String) throws {
        var draft = Self.draft()
        draft.subject = value
        draft.from = Mailbox(displayName: value, address: AddrSpec(localPart: "desk", domain: "limo.example"))
        draft.autoSubmitted = value
        draft.extraFields = [("X-Note", value)]
        draft.text = value
        let octets = try draft.compose()
        let message = Message(octets)
        #expect(
            message.header.fields.map(\.name.rawName) == [
                "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Note", "MIME-Version",
                "Content-Type", "Content-Transfer-Encoding",
            ])
        #expect(message.bcc.isEmpty)
        #expect(!octets.contains(0))
        #expect(lines(octets).allSatisfy { !$0.utf8.contains(0x0d) && !$0.utf8.contains(0x0a) })
    }

    @Test("refuse what cannot be written")
    func refusals() throws {
        var badName = Self.draft()
        badName.extraFields = [("Bad\r\nBcc", "x")]
        #expect(throws: ComposeError.fieldName("Bad\r\nBcc")) { try badName.compose() }
        var reserved = Self.draft()
        reserved.extraFields = [("subject", "x")]
        #expect(throws: ComposeError.reservedField("subject")) { try reserved.compose() }
        var noAddress = Self.draft()
        noAddress.to = [Mailbox(displayName: "x", rawAddress: "nobody")]
        #expect(throws: ComposeError.missingAddress("To")) { try noAddress.compose() }
        var tooLong = Self.draft()
        tooLong.references = [MessageID(unique: String(repeating: "x", count: 1000), domain: "x")]
        #expect(throws: ComposeError.tooLong("References")) { try tooLong.compose() }
    }

    @Test("say when they need SMTPUTF8, and then write UTF-8 addresses as they are")
    func internationalized() throws {
        var draft = Self.draft()
        #expect(!draft.needsSMTPUTF8)
        draft.subject = "Größe"
        #expect(!draft.needsSMTPUTF8)
        draft.to = [Mailbox(displayName: "Jürgen", address: AddrSpec(localPart: "jürgen", domain: "bücher.example"))]
        #expect(draft.needsSMTPUTF8)
        let octets = try draft.compose()
        #expect(Message(octets).to.first?.address == draft.to.first?.address)
        #expect(Message(octets).to.first?.displayName == "Jürgen")
    }

    @Test("keep a long thread short: its first message and the last ones")
    func references() throws {
        var draft = Self.draft()
        draft.references = (0..<100).map { MessageID(unique: "\($0)", domain: "acme.example") }
        let read = Message(try draft.compose()).references
        #expect(read.count == 12)
        #expect(read.first == draft.references.first)
        #expect(read.last == draft.references.last)
    }

    @Test("choose a boundary that no line of a part starts with")
    func boundary() throws {
        var draft = Self.draft()
        draft.html = "<p>x</p>"
        let first = Message(try draft.compose()).root.mediaType.parameters["boundary"] ?? ""
        draft.text = "--\(first)\n--\(first)--\n"
        let message = Message(try draft.compose())
        #expect(!first.isEmpty && message.root.mediaType.parameters["boundary"] != first)
        #expect(message.text.trimmedEnd == draft.text.trimmedEnd)
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    fileprivate var trimmedEnd: String {
        String(reversed().drop { $0 == "\n" }.reversed())
    }
}
