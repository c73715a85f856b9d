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
            ("=??Q?abc?=", "=??Q?abc?="),
            ("=?=?=?=", "=?=?=?="),
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
        ])
    func raw(octets: [UInt8], text: String) {
        #expect(Header(Array("Subject: ".utf8) + octets)[.subject]?.body == text)
    }
}
