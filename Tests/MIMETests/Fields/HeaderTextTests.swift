import MIME
import Testing

@Suite("Text in header fields")
struct HeaderTextTests {
    @Test(
        "is unfolded and decoded",
        arguments: [
            ("Hello", "Hello"),
            (" folded\r\n text\r\n\there", "folded text\there"),
            // RFC 2047 §8.
            ("=?ISO-8859-1?Q?a?=", "a"),
            ("=?ISO-8859-1?Q?a?= b", "a b"),
            ("=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=", "ab"),
            ("=?ISO-8859-1?Q?a?=\r\n    =?ISO-8859-1?Q?b?=", "ab"),
            ("=?ISO-8859-1?Q?a_b?=", "a b"),
            ("=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=", "a b"),
            ("=?US-ASCII*EN?Q?Keith_Moore?=", "Keith Moore"),
            ("=?utf-8?B?SsO8cmdlbg==?=", "Jürgen"),
            // Characters and base64 groups cut between words.
            ("=?utf-8?Q?J=C3?= =?utf-8?Q?=BCrgen?=", "Jürgen"),
            ("=?utf-8?B?SsO8cg?= =?utf-8?B?Z2Vu?=", "Jürgen"),
            // Broken forms.
            ("=?utf-8?Q?a?==?utf-8?Q?b?=", "ab"),
            ("pre=?utf-8?Q?=C3=BC?=post", "preüpost"),
            ("=?utf-8?Q?two words?=", "two words"),
            ("=?utf-8?Q?why??=", "why?"),
            ("=?utf-8?Q?what?=20now?=", "what? now"),
            ("=?utf-8?Q?cut off at the=20e", "=?utf-8?Q?cut off at the=20e"),
            ("=?utf-8?Q?cut_o=C3=BC", "cut oü"),
            ("=?utf-8?B?SsO8cmdlbg", "Jürgen"),
            ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
            ("=?utf-8?Q?bad=XXhex?=", "bad=XXhex"),
            ("=??Q?abc?=", "abc"),
            ("=?=?=?=", "=?=?=?="),
            // Blanks in the word, no end, groups of base64 cut between words.
            ("=? utf-8 ?Q?a?=", "a"), ("=?utf-8?Q?f=C3=BCr Ann", "für Ann"), ("=?utf-8?Q?a b c", "=?utf-8?Q?a b c"),
            ("=?utf-8?Q?f=C3=BCr =?utf-8?Q?Ann?=", "fürAnn"), ("=?utf-8?B?w7xiZXI next", "über next"),
            ("=?utf-8?B?4oK?= =?utf-8?B?sIQ==?=", "€!"),
            ("=?utf-8?B?SGVsbG8gV29ybGQ?= =?utf-8?B?IQ==?=", "Hello World!"),
            ("=?gb2312?B?1tC5?=\r\n =?gb2312?B?+g==?=", "中国"),
            // Charsets and what mailers call them.
            ("=?hz-gb-2312?Q?~{VPND~}a~~?=", "中文a~"), ("=?utf-16?B?/v8AYQBi?=", "ab"), ("=?ucs-2?B?AGEAYg==?=", "ab"),
            ("=?utf-32le?B?YQAAAA==?=", "a"), ("=?iso-2022-jp?B?GyRCLSEbKEI=?=", "①"),
            ("=?iso-2022-jp?B?GyhJMRsoQg==?=", "ｱ"),
            ("=?cp50220?B?GyRCRnxLXBsoQg==?=", "日本"), ("=?iso-8859-11?Q?=A1?=", "ก"), ("=?l9?Q?=A4?=", "€"),
            ("=?x-mac-cyrillic?Q?=E0?=", "а"), ("=?CP-1251?Q?=E0?=", "а"), ("=?8859-2?Q?=B1?=", "ą"),
            ("=?iso_8859-2:1987?Q?=B1?=", "ą"), ("=?windows-1258?Q?=E2=EC?=", "ấ"), ("=?ibm850?Q?=82?=", "é"),
            ("=?cesu-8?Q?=ED=A0=BD=ED=B8=80?=", "😀"), ("=?utf-8?Q?caf=C3?=", "caf\u{fffd}"),
            ("=?x-nobody-knows?Q?abc?=", "abc"),
            ("=?iso-8859-1?Q?=C3=BC?=", "ü"),
            ("=?utf-8?Q?a=0D=0ABcc:_x@y.example?=", "a  Bcc: x@y.example"),
            ("=?utf-8?Q?a=00b?=", "ab"),
            ("a\u{0}b", "ab"),
            ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
            ("=?gb2312?B?1tC5+g==?=", "中国"),
            ("=?koi8-r?B?8NLJ18XU?=", "Привет"),
        ])
    func decoded(body: String, text: String) {
        #expect(Header(Array("Subject: \(body)\r\n".utf8))[.subject]?.body == text)
    }

    @Test(
        "in raw octets is UTF-8, else found by trial",
        arguments: [
            (Array("Größe".utf8), "Größe"),
            ([0x47, 0x72, 0xf6, 0xdf, 0x65], "Größe"),
            // GB2312, EUC-KR, KOI8-R, Windows-1251 without any label.
            ([0xd6, 0xd0, 0xb9, 0xfa, 0xc8, 0xcb, 0xc3, 0xf1], "中国人民"),
            ([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4, 0x20, 0xcd, 0xc9, 0xd2], "Привет мир"),
            ([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xec, 0xe8, 0xf0], "Привет мир"),
            (Array("Forma".utf8) + [0xe7, 0xe3] + Array("o".utf8), "Formação"),
            // Windows-1250, -1253, -1254, TIS-620, Mac Roman, EUC-JP; an apostrophe of Windows-1252.
            ([0x64, 0xec, 0x6b, 0x75, 0x6a, 0x69, 0x20, 0xf8, 0x65, 0x68, 0x6f, 0xf8], "děkuji řehoř"),
            ([0xea, 0xe1, 0xeb, 0xe7, 0xec, 0xdd, 0xf1, 0xe1], "καλημέρα"),
            ([0x61, 0x6b, 0xfe, 0x61, 0x6d, 0x20, 0x67, 0xfc, 0x6e, 0xfc], "akşam günü"),
            ([0xca, 0xc7, 0xd1, 0xca, 0xb4, 0xd5], "สวัสดี"),
            ([0x6d, 0x61, 0x96, 0x61, 0x6e, 0x61, 0x20, 0x73, 0x87, 0x62, 0x61, 0x64, 0x6f], "mañana sábado"),
            ([0xb6, 0xf5, 0xb9, 0xc1, 0xa4, 0xde, 0xa4, 0xc7, 0xa4, 0xaa, 0xb4, 0xea, 0xa4, 0xa4], "空港までお願い"),
            ([0x69, 0x74, 0x92, 0x73], "it’s"), ([0x50, 0x45, 0xd1, 0x41], "PEÑA"),
        ])
    func raw(octets: [UInt8], text: String) {
        #expect(Header(Array("Subject: ".utf8) + octets)[.subject]?.body == text)
    }
}
