import MIME
import Testing

@Suite("Structure")
struct StructureTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let source: String
        /// Each leaf as `section type text`.
        let leaves: [String]
        let defects: [Defect.Kind]

        init(_ name: String, _ source: String, _ leaves: [String], _ defects: [Defect.Kind] = []) {
            testDescription = name
            self.source = source
            self.leaves = leaves
            self.defects = defects
        }
    }

    static let mixed = "Content-Type: multipart/mixed; boundary=b\n\n"

    static let cases = [
        Case("a plain message", "Subject: s\n\nbody\n", ["1 text/plain body"]),
        Case(
            "two parts", mixed + "pre\n--b\n\none\n--b\nContent-Type: text/html\n\ntwo\n--b--\npost\n",
            ["1 text/plain one", "2 text/html two"]),
        Case(
            "nested multiparts",
            mixed + "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\none\n--c\n\ntwo\n--c--\n\n--b\n\n"
                + "three\n--b--\n",
            ["1.1 text/plain one", "1.2 text/plain two", "2 text/plain three"]),
        Case(
            "a boundary that starts like another",
            "Content-Type: multipart/mixed; boundary=b-b\n\n--b-b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n"
                + "one\n--b--\n--b-b--\n",
            ["1.1 text/plain one"]),
        Case(
            "a message in a part",
            mixed + "--b\nContent-Type: message/rfc822\n\nSubject: in\n\nbody\n--b--\n", ["1 message/rfc822 "]),
        Case(
            "a digest",
            "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: in\n\nbody\n--b--\n",
            ["1 message/rfc822 "]),
        Case(
            "the close delimiter is missing", mixed + "--b\n\none\n--b\n\ntwo\n",
            ["1 text/plain one", "2 text/plain two"], [.missingCloseDelimiter]),
        Case(
            "an inner multipart is not closed",
            mixed + "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\none\n--b\n\ntwo\n--b--\n",
            ["1.1 text/plain one", "2 text/plain two"], [.missingCloseDelimiter]),
        Case(
            "the close delimiter stands behind the text", mixed + "--b\n\none--b--\n", ["1 text/plain one"],
            [.missingCloseDelimiter]),
        Case("the last delimiter is cut", mixed + "--b\n\none\n--b\n", ["1 text/plain one"], [.missingCloseDelimiter]),
        Case(
            "parts after the close delimiter", mixed + "--b\n\none\n--b--\n--b\n\ntwo\n--b--\n",
            ["1 text/plain one", "2 text/plain two"], [.partAfterCloseDelimiter]),
        Case(
            "something behind the boundaries", mixed + "--b junk\n\none\n--b\n\ntwo\n--b-->\npost\n",
            ["1 text/plain one", "2 text/plain two"], [.garbageAfterBoundary, .garbageAfterBoundary]),
        Case(
            "boundaries that go on", mixed + "--bc\nContent-Type: text/plain\n\none\n--bd\n\ntwo\n--b--\n",
            ["1 text/plain one", "2 text/plain two"],
            [.boundaryNotFound, .garbageAfterBoundary, .garbageAfterBoundary]),
        Case(
            "delimiters without a part", mixed + "--b\n--b\n--b\n\none\n--b--\n", ["1 text/plain one"],
            [.delimiterWithoutPart, .delimiterWithoutPart]),
        Case(
            "the first delimiter is missing", mixed + "Content-Type: text/html\n\none\n--b\n\ntwo\n--b--\n",
            ["1 text/html one", "2 text/plain two"], [.missingFirstDelimiter]),
        Case(
            "the boundary is written otherwise",
            "Content-Type: multipart/mixed; boundary=\"--Ab\"\n\n--ab\n\none\n--ab--\n", ["1 text/plain one"],
            [.boundaryNotFound]),
        Case(
            "an encoded multipart",
            "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\nLS1iCgpvbmUKLS1iCgp0d28KLS1iLS0K\n",
            ["1 text/plain one", "2 text/plain two"], [.boundaryNotFound, .encodedComposite]),
        Case(
            "blank lines before the header", "  \n\t\nSubject: s\n\nbody\n", ["1 text/plain body"], [.leadingEmptyLines]
        ),
        Case("an indented first field", "  Subject: s\n\nbody\n", ["1 text/plain body"], [.malformedFieldLine]),
        Case(
            "single CRs between fields", "From: a@b.c\r\nSubject: s\rContent-Type: text/html\r\n\r\nbody\r\n",
            ["1 text/html body"]),
        Case(
            "a report in words",
            "Content-Type: message/delivery-status\n\nYour message could not be delivered.\n",
            ["1 message/delivery-status Your message could not be delivered."]),
        Case("white space behind delimiters", mixed + "--b \t\n\none\n--b-- \n", ["1 text/plain one"]),
        Case(
            "a line that only starts like a delimiter", mixed + "--b\n\n--bc\n--b- -\n--b--\n",
            ["1 text/plain --bc\n--b- -"]),
        Case("no part at all", mixed + "body\n", ["1 multipart/mixed body"], [.boundaryNotFound]),
        Case(
            "no boundary parameter", "Content-Type: multipart/mixed\n\n--x\nContent-Type: text/plain\n\none\n--x--\n",
            ["1 text/plain one"], [.missingBoundaryParameter]),
        Case(
            "a boundary that was changed on the way",
            mixed + "--x\nContent-Type: text/plain\n\none\n--x\nContent-Type: text/plain\n\ntwo\n--x--\n",
            ["1 text/plain one", "2 text/plain two"], [.boundaryNotFound]),
        Case(
            "a part without its empty line", mixed + "--b\nContent-Type: text/html\none\n--b--\n",
            ["1 text/html one"], [.missingHeaderBodySeparator]),
        Case(
            "a part of a header only", mixed + "--b\nContent-Type: text/html\n--b\n\ntwo\n--b--\n",
            ["1 text/html ", "2 text/plain two"], [.missingHeaderBodySeparator]),
        Case(
            "a message without its empty line", "Subject: s\nHello there\nmore\n", ["1 text/plain Hello there\nmore"],
            [.missingHeaderBodySeparator]),
        Case(
            "no header", "Hello there,\nthis is text\n", ["1 text/plain Hello there,\nthis is text"], [.missingHeader]),
        Case(
            "a broken line in the header", "Subject: s\ngarbage\nFrom: a@x.example\n\nbody\n", ["1 text/plain body"],
            [.malformedFieldLine]),
        Case(
            "an mbox line", "From ann@x.example Sun Nov 22 18:30:00 2026\nSubject: s\n\nbody\n", ["1 text/plain body"],
            [.mboxFromLine]),
        Case("empty lines before the header", "\n\nSubject: s\n\nbody\n", ["1 text/plain body"], [.leadingEmptyLines]),
        Case("a separator of white space", "Subject: s\n \nbody\n", ["1 text/plain body"]),
        Case("a byte order mark", "\u{feff}Subject: s\n\nbody\n", ["1 text/plain body"]),
        Case("only a header", "Subject: s", ["1 text/plain "]),
        Case(
            "an encoded message",
            "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogaW4KCmJvZHkK\n",
            ["1 message/rfc822 "], [.encodedComposite]),
        Case(
            "what is no message", "Content-Type: message/rfc822\n\nno message, sorry!\n",
            ["1 message/rfc822 no message, sorry!"], [.missingHeader]),
        Case("no type", "Content-Type: ;x\n\nbody\n", ["1 text/plain body"]),
        Case("half a type", "Content-Type: text\n\nbody\n", ["1 text body"], [.malformedContentType]),
        Case("nothing", "", ["1 text/plain "]),
    ]

    @Test("is found, and what is wrong with it", arguments: cases, ["\n", "\r\n", "\r"])
    func structure(example: Case, lineEnd: String) {
        let source = example.source.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
        let message = Message(Array(source.utf8))
        let leaves = message.leaves.map { leaf in
            var text = leaf.isText ? leaf.text() : ""
            while text.last == "\n" { text.removeLast() }
            return "\(leaf.section) \(leaf.mediaType) \(text)"
        }
        #expect(leaves == example.leaves)
        #expect(message.defects.map(\.kind).filter { $0 != .mixedLineEnds } == example.defects)
    }

    @Test("of every cut of a message is read without a trap", arguments: cases)
    func cuts(example: Case) {
        let octets = Array(example.source.utf8)
        for end in 0..<octets.count {
            let message = Message(Array(octets[..<end]))
            #expect(!message.leaves.isEmpty)
            _ = (message.text, message.defects)
        }
    }

    @Test(
        "gives nested messages, encoded or not",
        arguments: [
            "Content-Type: message/rfc822\n\nSubject: in\n\nbody\n",
            "Content-Type: message/global\n\nSubject: in\n\nbody\n",
            "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogaW4KCmJvZHkK\n",
        ])
    func nested(source: String) throws {
        let message = try #require(Message(Array(source.utf8)).root.message)
        #expect(message.subject == "in")
        #expect(message.text == "body\n")
    }

    @Test("numbers parts as IMAP does")
    func sections() throws {
        let source =
            Self.mixed
            + "--b\n\none\n--b\nContent-Type: message/rfc822\n\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\n"
            + "two\n--c\n\nthree\n--c--\n--b\nContent-Type: message/rfc822\n\nSubject: s\n\nfour\n--b--\n"
        let leaves = Message(Array(source.utf8)).leaves
        #expect(leaves.map(\.section) == ["1", "2", "3"])
        #expect(leaves[1].message?.leaves.map(\.section) == ["2.1", "2.2"])
        #expect(leaves[2].message?.leaves.map(\.section) == ["3.1"])
    }

    @Test("stops at the limits and says so")
    func limits() {
        var deep = ""
        for level in 0..<40 { deep += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
        let nested = Message(Array((deep + "\nend").utf8), limits: MessageLimits(depth: 10))
        #expect(nested.defects.contains { $0.kind == .tooDeep })
        #expect(nested.leaves.count == 1)

        let wide = Self.mixed + String(repeating: "--b\n\nx\n", count: 50) + "--b--\n"
        let message = Message(Array(wide.utf8), limits: MessageLimits(entities: 20))
        #expect(message.leaves.count == 20)
        #expect(message.defects.contains { $0.kind == .tooManyEntities })
        // What is beyond the limit is kept.
        #expect(message.leaves.last?.encodedBody.count ?? 0 > 100)
    }

    @Test("separates text, HTML and attachments")
    func bodies() {
        let source =
            Self.mixed
            + "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\nplain\n--c\nContent-Type: text/html\n\n"
            + "<p>html</p>\n--c--\n--b\nContent-Type: image/png; name=logo.png\nContent-ID: <logo@x>\n\nPNG\n--b\n"
            + "Content-Type: text/plain\nContent-Disposition: attachment; filename=notes.txt\n\nnotes\n--b\n"
            + "Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n--b\nContent-Type: application/ms-tnef\n\nx\n--b--\n"
        let message = Message(Array(source.utf8))
        #expect(message.text == "plain")
        #expect(message.html == "<p>html</p>")
        #expect(message.readableText == "plain")
        #expect(message.attachments.map { $0.filename ?? "-" } == ["logo.png", "notes.txt", "-", "-"])
        #expect(message.leaves.map(\.role) == [.text, .html, .image, .text, .calendar, .tnef])
        #expect(message.leaves[2].contentID == "logo@x")
    }

    @Test("tells the defects of the header")
    func headerDefects() {
        let octets = Array("Subject: a\r\nSubject: ".utf8) + [0xfc] + Array("\r\nX: y\n\r\nbody".utf8)
        #expect(Message(octets).defects.map(\.kind) == [.repeatedField, .rawOctetsInHeader, .mixedLineEnds])
    }
}
