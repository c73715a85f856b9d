import MIME
import Testing

@Suite("Transfer encodings")
struct TransferEncodingTests {
    private func decode(_ encoding: String, _ body: String) -> (text: String, defects: [Defect.Kind]) {
        let message = Message(Array("Content-Transfer-Encoding: \(encoding)\r\n\r\n\(body)".utf8))
        let defects = message.defects.map(\.kind).filter { $0 != .mixedLineEnds }
        return (String(decoding: message.root.decodedBytes(), as: UTF8.self), defects)
    }

    @Test(
        "quoted-printable",
        arguments: [
            ("a=3Db", "a=b"), ("a=\r\nb", "ab"), ("a=\nb", "ab"), ("a= \t\r\nb", "ab"), ("a \t\r\nb", "a\r\nb"),
            ("=c3=bc", "ü"), ("end=", "end"), ("end= ", "end"), ("a=\r\n", "a"), ("", ""), ("=3D=3D", "=="),
        ])
    func quotedPrintable(body: String, text: String) {
        let decoded = decode("Quoted-Printable", body)
        #expect(decoded.text == text)
        #expect(decoded.defects.isEmpty)
    }

    @Test(
        "broken quoted-printable keeps what it cannot read",
        arguments: [
            ("a=XYb", "a=XYb"), ("50% = half", "50% = half"), ("a==3D", "a=="), ("=4", "=4"),
        ])
    func brokenQuotedPrintable(body: String, text: String) {
        let decoded = decode("quoted-printable", body)
        #expect(decoded.text == text)
        #expect(decoded.defects == [.malformedQuotedPrintable])
    }

    @Test(
        "base64",
        arguments: [
            ("aGVsbG8=", "hello"), ("aGVs\r\nbG8=\r\n", "hello"), ("aGVsbG8gd29ybGQh", "hello world!"), ("", ""),
            // Encoded blocks joined by a gateway; the URL alphabet.
            ("aGk=aGk=", "hihi"), ("Pz8_", "???"),
        ])
    func base64(body: String, text: String) {
        let decoded = decode("base64", body)
        #expect(decoded.text == text)
        #expect(decoded.defects.isEmpty)
    }

    @Test(
        "broken base64 gives what there is",
        arguments: [
            ("aGVs*bG8=", "hello"), ("aGVsbG8", "hello"), ("aGVsbA", "hell"), ("aGVsb", "hel"), ("!!", "!!"),
            ("This is text, no base64 at all.", "This is text, no base64 at all."),
            ("YQ==\n\n____\nA footer, in plain text.\n", "a"),
        ])
    func brokenBase64(body: String, text: String) {
        let decoded = decode("base64", body)
        #expect(decoded.text == text)
        #expect(decoded.defects == [.malformedBase64])
    }

    @Test("base64 keeps the footer that a list appended")
    func footer() {
        let message = Message(
            Array("Content-Transfer-Encoding: base64\n\nYQ==\n\n____\nSent to a list, by hand.\n".utf8))
        #expect(message.text == "a\n____\nSent to a list, by hand.\n")
    }

    @Test(
        "uuencode, with or without its frame",
        arguments: [
            ("begin 644 a.txt\r\n%:&5L;&\\\r\n`\r\nend\r\n", "hello"),
            ("some words\nbegin 644 a.txt\n%:&5L;&\\\n", "hello"),
            ("nothing encoded", "nothing encoded"),
        ])
    func uuencode(body: String, text: String) {
        #expect(decode("x-uuencode", body).text == text)
    }

    @Test(
        "are recognised however they are written",
        arguments: [
            ("7bit", true), (" 8BIT ", true), ("binary (yes)", true), ("\"base64\"", true), ("7-bit", true),
            ("quoted-printable;", true), ("plain", false), ("", false),
        ])
    func names(name: String, isKnown: Bool) {
        let message = Message(Array("Content-Transfer-Encoding: \(name)\r\n\r\ntext".utf8))
        #expect(message.defects.map(\.kind) == (isKnown ? [] : [.unknownTransferEncoding]) || name.contains("base64"))
        if !isKnown { #expect(message.text == "text") }
    }

    @Test("uuencoded files in text are found")
    func embedded() {
        let body =
            "See below\nbegin 644 a.txt\n%:&5L;&\\\n`\nend\nand\nbegin 755 b c.txt\n\"9&4\n`\nend\nbegin of the end\n"
        let files = Message(Array("From: a@x.example\n\n\(body)".utf8)).embeddedFiles
        #expect(files.map(\.name) == ["a.txt", "b c.txt"])
        #expect(files.map { String(decoding: $0.octets, as: UTF8.self) } == ["hello", "de"])
    }
}
