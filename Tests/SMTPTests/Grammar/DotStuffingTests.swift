import NIOCore
import SMTP
import Testing

struct DotStuffingTests {
    static let fixtures: [(String, String)] = [
        ("", ""),
        ("a\r\n", "a\r\n"),
        ("a", "a\r\n"),
        (".", "..\r\n"),
        (".\r\n", "..\r\n"),
        ("a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n"),
        ("a.b\r\n", "a.b\r\n"),
        ("a\n.\nb\n", "a\r\n..\r\nb\r\n"),
        ("a\r.\rb", "a\r\n..\r\nb\r\n"),
        ("a\n\r\n", "a\r\n\r\n"),
        ("a\r\r\n", "a\r\n\r\n"),
        ("\n", "\r\n"),
        ("\r", "\r\n"),
    ]

    @Test(arguments: fixtures)
    func `makes lines end by CRLF and no line begin with a lone dot`(_ text: String, _ wire: String) {
        #expect(String(buffer: DotStuffing.encode(ByteBuffer(string: text))) == wire)
    }

    @Test func `does not copy what needs no change`() {
        let message = ByteBuffer(string: "Subject: x\r\n\r\ntext\r\n")
        let encoded = DotStuffing.encode(message)
        let (before, after) = message.withUnsafeReadableBytes { first in
            encoded.withUnsafeReadableBytes { second in (first.baseAddress, second.baseAddress) }
        }
        #expect(before == after)
    }
}
