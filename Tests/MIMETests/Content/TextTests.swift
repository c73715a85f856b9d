import MIME
import Testing

@Suite("Text of parts")
struct TextTests {
    private func message(_ type: String, _ body: [UInt8]) -> Message {
        Message(Array("Content-Type: \(type)\r\nContent-Transfer-Encoding: 8bit\r\n\r\n".utf8) + body)
    }

    @Test(
        "is read in its charset",
        arguments: [
            ("text/plain; charset=utf-8", Array("Grüße".utf8), "Grüße"),
            ("text/plain; charset=\"ISO-8859-1\"", [0x47, 0x72, 0xfc, 0xdf, 0x65], "Grüße"),
            ("text/plain; charset=latin1", [0x93, 0x80, 0x94], "“€”"),
            ("text/plain; charset=iso-8859-2", [0xb1, 0xea], "ąę"),
            ("text/plain; charset=windows-1251", [0xcf, 0xf0], "Пр"),
            ("text/plain; charset=gb2312", [0xd6, 0xd0], "中"),
            ("text/plain; charset=SHIFT_JIS", [0x93, 0xfa, 0x96, 0x7b], "日本"),
            ("text/plain; charset=ISO-2022-JP", Array("\u{1b}$BF|K\\\u{1b}(B".utf8), "日本"),
            ("text/plain; charset=ks_c_5601-1987", [0xc7, 0xd1], "한"),
            ("text/plain; charset=utf-16le", [0x61, 0, 0x62, 0], "ab"),
            ("text/plain; charset=utf-7", Array("Gr+APwA3w-e".utf8), "Grüße"),
            ("text/plain; charset=cp-850", [0x81], "ü"),
            ("text/html", Array("<meta charset=windows-1251>".utf8) + [0xcf], "<meta charset=windows-1251>П"),
        ])
    func charsets(type: String, body: [UInt8], text: String) {
        let message = message(type, body)
        #expect(message.root.text() == text)
        #expect(message.defects.isEmpty)
    }

    @Test(
        "is found by trial where the charset is wrong or unknown",
        arguments: [
            ("text/plain; charset=us-ascii", Array("Grüße".utf8), "Grüße", Defect.Kind.wrongCharset),
            ("text/plain; charset=us-ascii", [0x47, 0x72, 0xfc, 0xdf, 0x65], "Grüße", .wrongCharset),
            ("text/plain; charset=utf-8", [0x47, 0x72, 0xfc, 0xdf, 0x65], "Grüße", .wrongCharset),
            ("text/plain; charset=iso-8859-1", Array("Grüße".utf8), "Grüße", .wrongCharset),
            ("text/plain; charset=x-none-such", Array("Grüße".utf8), "Grüße", .unknownCharset),
            ("text/plain; charset=\"utf-8//TRANSLIT\"", Array("Grüße".utf8), "Grüße", .unknownCharset),
            (
                "text/plain; charset=utf-8", Array("Grüße, Grüße, Grüße".utf8) + [0xc3], "Grüße, Grüße, Grüße\u{fffd}",
                .wrongCharset
            ),
        ])
    func trial(type: String, body: [UInt8], text: String, defect: Defect.Kind) {
        let message = message(type, body)
        #expect(message.root.text() == text)
        #expect(message.defects.map(\.kind) == [defect])
    }

    @Test(
        "flows (RFC 3676)",
        arguments: [
            ("one \ntwo\nthree\n", "one two\nthree\n"),
            ("> quoted \n> on\nnew\n", "> quoted on\nnew\n"),
            (">> a \n> b\n", ">> a \n> b\n"),
            (" From me\n  x\n", "From me\n x\n"),
            ("text \n-- \nAnn\n", "text \n-- \nAnn\n"),
            ("last ", "last "),
        ])
    func flowed(body: String, text: String) {
        #expect(message("text/plain; format=flowed", Array(body.utf8)).root.text() == text)
    }

    @Test("flows without the spaces that DelSp adds")
    func delSp() {
        #expect(message("text/plain; format=flowed; delsp=yes", Array("日 \n本\n".utf8)).root.text() == "日本\n")
    }

    @Test("has one kind of line end", arguments: ["a\r\nb\r\n", "a\nb\n", "a\rb\r"])
    func lineEnds(body: String) {
        #expect(message("text/plain", Array(body.utf8)).root.text() == "a\nb\n")
    }
}
