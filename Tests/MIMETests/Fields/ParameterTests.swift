import MIME
import Testing

@Suite("Parameters")
struct ParameterTests {
    @Test(
        "of a media type are read in every broken form",
        arguments: [
            ("text/plain; charset=utf-8", "charset", "utf-8"),
            ("text/plain; charset =us-ascii (Plain text)", "charset", "us-ascii"),
            ("TEXT/PLAIN;CHARSET=\"utf-8\"", "charset", "utf-8"),
            ("multipart/mixed; boundary=gc0p4Jq0M:2Yt08j34c0p", "boundary", "gc0p4Jq0M:2Yt08j34c0p"),
            ("multipart/mixed; boundary=\"a\\\"b\"", "boundary", "a\"b"),
            ("multipart/mixed boundary=abc", "boundary", "abc"),
            ("a/b; x=1 name=two words.pdf", "name", "two words.pdf"),
            ("a/b; name=report (1).pdf", "name", "report (1).pdf"),
            ("a/b; name=\"no end.pdf; x=1", "name", "no end.pdf"),
            ("a/b; name=\"C:\\tmp\\a.pdf\"", "name", "C:\\tmp\\a.pdf"),
            ("a/b;; ;name=x", "name", "x"),
            // RFC 2231 §3, §4, §4.1.
            ("a/b; title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A", "title", "This is ***fun***"),
            (
                "a/b; t*0*=us-ascii'en'This%20is%20; t*1*=%2A%2A%2Afun%2A%2A%2A%20; t*2=\"isn't it!\"", "t",
                "This is ***fun*** isn't it!"
            ),
            ("a/b; url*1=\"x.example\"; url*0=\"ftp://\"", "url", "ftp://x.example"),
            ("a/b; name=fallback.txt; name*=utf-8''%E2%82%AC.txt", "name", "€.txt"),
            // Broken RFC 2231.
            ("a/b; name*=\"iso-8859-1''f%FCr.txt\"", "name", "für.txt"),
            ("a/b; name*=%E2%82%AC.txt", "name", "€.txt"),
            ("a/b; name*=utf-8'%E2%82%AC.txt", "name", "€.txt"),
            ("a/b; name=\"utf-8''%E2%82%AC.txt\"", "name", "€.txt"),
            ("a/b; name*0*=utf-8''%E2%82; name*1*=%AC.txt", "name", "€.txt"),
            ("a/b; name*0*=utf-8''a; name*1*=utf-8''b", "name", "ab"),
            ("a/b; name*0=\"=?utf-8?Q?=E2=82=AC\"; name*1=\".txt?=\"", "name", "€.txt"),
            ("a/b; name*=nobody-knows''%E2%82%AC.txt", "name", "€.txt"),
            ("a/b; name*99999999999999999999*=x", "name", "x"),
            ("a/b; name*0*=utf-8''a%; name*1*=2Eb", "name", "a.b"), ("a/b; name*=utf-8''\"a b\"", "name", "a b"),
            ("a/b; name*=utf-8''=?utf-8?Q?=E2=82=AC?=", "name", "€"), ("a/b; name=a.txt\"", "name", "a.txt"),
            ("a/b; name*=utf-8''a%ZZ%2", "name", "a%ZZ%2"), ("a/b; name*0=a; name*2=c", "name", "ac"),
            // RFC 2047 in parameters, which it forbids.
            ("a/b; name=?utf-8?Q?=E2=82=AC?=", "name", "€"),
            ("a/b; name=\"=?utf-8?B?4oKsLnR4dA==?=\"", "name", "€.txt"),
            ("a/b; name==?utf-8?B?4oKsLnR4dA==?=", "name", "€.txt"),
            ("a/b; name=\"=?utf-8?Q?=E2=82=AC?=\r\n =?utf-8?Q?.txt?=\"", "name", "€.txt"),
            ("a/b; name=\"€.txt\"", "name", "€.txt"),
            ("a/b; =x; name=y", "name", "y"),
        ])
    func values(field: String, name: String, value: String) {
        #expect(MediaType(text: field)?.parameters[name] == value)
    }

    @Test(
        "leave the type itself alone",
        arguments: [
            ("text/plain", "text/plain"), (" TEXT / Plain ", "text/plain"), ("text/plain;", "text/plain"),
            ("(a) text (b) / (c) plain (d); x=y", "text/plain"), ("text", "text"), ("text/", "text"),
            ("attachment; filename=x", "attachment"), ("\"text/html\"; x=y", "text/html"),
            ("text/html, x=y", "text/html"), ("text/plain/format", "text/plain/format"),
        ])
    func types(field: String, type: String) {
        #expect(MediaType(text: field)?.description == type)
    }

    @Test("without a type are no type", arguments: ["", ";charset=us-ascii", "/", " ; x=y", "=x"])
    func none(field: String) {
        #expect(MediaType(text: field) == nil)
    }

    @Test(
        "name the file: disposition before type",
        arguments: [
            ("Content-Disposition: attachment; filename=a.pdf", "a.pdf"),
            ("Content-Disposition: attachment\r\nContent-Type: a/b; name=b.pdf", "b.pdf"),
            ("Content-Disposition: attachment; filename=a.pdf\r\nContent-Type: a/b; name=b.pdf", "a.pdf"),
            ("Content-Disposition: filename=a.pdf", "a.pdf"),
            ("Content-Disposition: attachment; name=a.pdf", "a.pdf"), ("Content-Type: a/b; filename=a.pdf", "a.pdf"),
        ])
    func fileNames(header: String, name: String) {
        #expect(Message(Array("\(header)\r\n\r\n".utf8)).root.filename == name)
    }
}
