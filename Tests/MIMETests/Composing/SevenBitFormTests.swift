import Testing

@testable import MIME

/// What goes to a host without 8BITMIME says the same in seven bits.
struct SevenBitFormTests {
    private static let parts = """
        MIME-Version: 1.0\r
        Content-Type: multipart/mixed; boundary=b\r
        Content-Transfer-Encoding: 8bit\r
        \r
        --b\r
        Content-Type: text/plain; charset=utf-8\r
        Content-Transfer-Encoding: 8bit\r
        \r
        Señor Núñez, café at 8?\r
        From here = there.\r
        --b\r
        Content-Type: message/rfc822\r
        \r
        Subject: inner\r
        Content-Type: text/plain; charset=utf-8\r
        \r
        Ça va\r
        --b\r
        Content-Type: application/octet-stream; name=x.bin\r
        \r
        éééééééééééééééééééééééééééééééééééééééééééééééééé\r
        --b--\r

        """

    @Test(arguments: [
        "Subject: plain\r\n\r\nGrüße aus Köln\r\nund mehr\r\n",
        "Subject: no end\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nÀ bientôt",
        "Subject: html\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Años</p>\r\n",
        parts,
    ]) func theContentStays(message: String) throws {
        let original = Message(Array(message.utf8))
        let octets = try #require(SevenBitForm.convert(original.octets))
        #expect(octets.allSatisfy { $0 < 0x80 })
        let converted = Message(octets)
        #expect(converted.leaves.count == original.leaves.count)
        // A message inside changes its form as well; what it says is compared below.
        #expect(converted.leaves.map(Self.text) == original.leaves.map(Self.text))
        #expect(converted.leaves.map { $0.message?.text } == original.leaves.map { $0.message?.text })
        #expect(converted.subject == original.subject)
        #expect(String(decoding: octets, as: UTF8.self).split(separator: "\r\n").allSatisfy { $0.utf8.count <= 76 })
    }

    private static func text(_ leaf: Entity) -> String {
        leaf.mediaType.isMessage ? "" : leaf.text()
    }

    @Test func whatHasSevenBitsIsNotTouched() {
        let octets = Array("Subject: a\r\n\r\nplain = plain\r\n".utf8)
        #expect(SevenBitForm.convert(octets) == octets)
    }

    @Test func unnamedOctetsAreCalledUnknown() throws {
        let octets = try #require(SevenBitForm.convert(Array("Subject: a\r\n\r\n".utf8) + [0xe9, 0x0d, 0x0a]))
        let text = String(decoding: octets, as: UTF8.self)
        #expect(text.contains("charset=unknown-8bit") && text.contains("=E9") && text.contains("MIME-Version: 1.0"))
    }

    @Test(arguments: [
        "Subject: Größe\r\n\r\nplain\r\n",
        "MIME-Version: 1.0\r\nContent-Type: multipart/signed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nÄ\r\n--b\r\n"
            + "Content-Type: application/pgp-signature\r\n\r\nx\r\n--b--\r\n",
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\nprédit\r\n--b\r\n\r\nplain\r\n--b--\r\n",
    ]) func whatCannotBeConvertedIsLeft(message: String) {
        #expect(SevenBitForm.convert(Array(message.utf8)) == nil)
    }
}
