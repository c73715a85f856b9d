import MIME
import Testing

/// Shapes that make careless parsers quadratic: eight times the input may not take more than some twenty times as long
/// (sixty-four would be quadratic).
@Suite("Hostile shapes", .serialized)
struct HostileShapesTests {
    struct Shape: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let make: @Sendable (Int) -> [UInt8]

        init(_ name: String, _ prefix: String, _ unit: String, _ suffix: String = "") {
            testDescription = name
            make = { count in
                var octets = Array(prefix.utf8)
                let unit = Array(unit.utf8)
                octets.reserveCapacity(prefix.utf8.count + unit.count * count)
                while octets.count < count { octets += unit }
                return octets + Array(suffix.utf8)
            }
        }
    }

    static let html = "Content-Type: text/html\n\n"
    static let shapes = [
        Shape("fields", "", "A: b\n"),
        Shape("fields of one name", "", "From: a@x.example\n"),
        Shape("folds", "Subject: ", "a\n "),
        Shape("blank folds", "Subject: a\n", " \n"),
        Shape("blank lines before", "", "\n", "Subject: a\n\nbody"),
        Shape("lines that are no field", "Subject: a\n", "garbage\nTo: a@x.example\n"),
        Shape("one long line", "", "a"),
        Shape("parts", "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\nx\n"),
        Shape("near delimiters", "Content-Type: multipart/mixed; boundary=bbbbbbbbbbbb\n\n", "--bbbbbbbbbbbx\n"),
        Shape("nested multiparts", "", "Content-Type: multipart/mixed; boundary=b\n\n--b\n"),
        Shape("delimiters without parts", "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n"),
        Shape("delimiters that go on", "Content-Type: multipart/mixed; boundary=b\n\n", "--b--\n-"),
        Shape("guessed delimiters", "Content-Type: multipart/mixed; boundary=q\n\n", "--x\n"),
        Shape("nested without delimiters", "", "Content-Type: multipart/mixed; boundary=b\n\n"),
        Shape(
            "nested encoded messages", "",
            "Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n"),
        Shape(
            "nested encoded multiparts", "",
            "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\n"),
        Shape("CRs in a field", "Subject: ", "a\r"),
        Shape("nested messages", "", "Content-Type: message/rfc822\n\n"),
        Shape("multiparts without boundary", "", "Content-Type: multipart/mixed\n\n--x\n"),
        Shape("close delimiters", "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n", "--b--\n"),
        Shape("parentheses", "From: ", "("),
        Shape("closed parentheses", "From: ", "(", ")"),
        Shape("quotes", "From: ", "\\\""),
        Shape("angles", "To: ", "<"),
        Shape("pairs of angles", "To: ", "<a@b>"),
        Shape("addresses without commas", "To: ", "a@x.example "),
        Shape("names in ISO-2022", "To: ", "\u{1b}$B\"(\u{1b}(B <a@b>,"),
        Shape("stray quotes", "To: ", "a\" "),
        Shape("cut base64 words", "Subject: ", "=?utf-8?B?YWJ?= "),
        Shape("colons", "To: ", "a:"),
        Shape("addresses", "To: ", "a@x.example,"),
        Shape("domain literals", "To: ", "["),
        Shape("words of an address", "To: ", "a "),
        Shape("encoded words", "Subject: ", "=?utf-8?Q?a?= "),
        Shape("open encoded words", "Subject: ", "=?utf-8?Q?a"),
        Shape("raw question marks", "Subject: =?utf-8?Q?", "?=20"),
        Shape("parameters", "Content-Type: a/b; ", "x=y;"),
        Shape("continuations", "Content-Type: a/b; ", "x*1=y;"),
        Shape("open parameters", "Content-Type: a/b; ", "x=\""),
        Shape("spaces in a value", "Content-Type: a/b; x=", "y "),
        Shape("references", "References: ", "<a@b> "),
        Shape("open references", "References: ", "<"),
        Shape("equals signs", "Content-Transfer-Encoding: quoted-printable\n\n", "="),
        Shape("soft breaks", "Content-Transfer-Encoding: quoted-printable\n\n", "= "),
        Shape("padding", "Content-Transfer-Encoding: base64\n\n", "A="),
        Shape("begin lines", "Content-Type: text/plain\n\n", "begin 644 a\n"),
        Shape("flowed lines", "Content-Type: text/plain; format=flowed\n\n", "> a \n"),
        Shape("escapes of ISO-2022", "Content-Type: text/plain\n\n", "\u{1b}$"),
        Shape("tags", html, "<b>"),
        Shape("open links", html, "<a href=http://x.example>a"),
        Shape("closed tags", html, "</p>"),
        Shape("mixed tags", html, "<div><span></b></div>"),
        Shape("less-than signs", html, "<"),
        Shape("comments", html, "<!--"),
        Shape("rules of style", html + "<style>", ".a{display:none}"),
        Shape("open rules of style", html + "<style>", "{"),
        Shape("scripts", html, "<script>"),
        Shape("attributes", html + "<a ", "x=y "),
        Shape("open attribute", html + "<a x=\"", "y"),
        Shape("entities", html, "&amp;"),
        Shape("numeric entities", html, "&#"),
        Shape("one long entity", html + "&#", "9"),
        Shape("ampersands", html, "&"),
        Shape("nested quotations", html, "<blockquote>a"),
        Shape("hidden elements", html, "<div style=display:none>"),
        Shape("lists", html, "<ol><li>a"),
        Shape(
            "delivery-status groups", "Content-Type: message/delivery-status\n\n", "Final-Recipient: rfc822; a@b\n\n"),
        Shape("delivery-status garbage", "Content-Type: message/delivery-status\n\n", "garbage\n"),
    ]

    private func time(_ octets: [UInt8]) -> Duration {
        ProcessorClock().measure {
            let message = Message(octets)
            for leaf in message.leaves { _ = leaf.isText ? leaf.text().utf8.count : leaf.decodedBytes().count }
            _ = (message.from, message.to, message.subject, message.date, message.references)
            _ = (message.readableText, message.attachments, message.defects, message.embeddedFiles)
            _ = (message.deliveryReport?.recipients.count, message.feedbackReport)
        }
    }

    @Test("take time in proportion to their size", arguments: shapes)
    func linear(shape: Shape) {
        let small = shape.make(16 * 1024)
        let large = shape.make(128 * 1024)
        // The shorter of several runs: other work on the machine only ever adds.
        var ratio = Double.infinity
        for _ in 0..<4 where ratio > 20 {
            let base = (0..<3).map { _ in time(small) }.min() ?? .zero
            // Below a millisecond the clock and caches say more than the code.
            ratio = min(ratio, time(large) / max(base, .milliseconds(1)))
        }
        #expect(ratio <= 20, "eight times the size took \(ratio) times as long")
    }
}
