import Glibc

/// Turns octets of a charset into text. UTF-8, ASCII and Latin-1 are read here, all others by the C library's `iconv`.
package enum Charset {
    /// The text, and what was wrong: an unknown label or octets that the charset does not have lead to reading by
    /// trial, so there is always text.
    package static func decode(
        _ octets: ArraySlice<UInt8>, label: String?
    ) -> (text: String, defect: Defect.Kind?) {
        guard let label, !label.isEmpty else {
            let isASCII = octets.allSatisfy { $0 < 0x80 && $0 != 0x1b }
            return (isASCII ? String(decoding: octets, as: UTF8.self) : CharsetTrial.decode(octets), nil)
        }
        let name = canonicalName(label)
        switch name {
        case "UTF-8", "US-ASCII":
            if let text = validUTF8(octets), name == "UTF-8" || !octets.contains(0x1b) {
                return (text, name == "UTF-8" || octets.allSatisfy { $0 < 0x80 } ? nil : .wrongCharset)
            }
            return (CharsetTrial.decode(octets, declared: name), .wrongCharset)
        case _ where isSingleOctet(name):
            // QUIRK: web forms label everything ISO-8859-1 and send UTF-8. Text of such a charset that has octets above
            // 127 and is UTF-8 all through by chance does not occur in practice.
            if octets.contains(where: { $0 >= 0x80 }), let text = validUTF8(octets) { return (text, .wrongCharset) }
            if name == "WINDOWS-1252" { return (SingleOctetCharset.windows1252(octets), nil) }
        default: break
        }
        guard let converter = CharsetConverter(from: name) else {
            return (CharsetTrial.decode(octets), .unknownCharset)
        }
        if let text = converter.convert(octets, replacing: false) { return (text, nil) }
        // Some invalid octets in a multi-octet charset are damage, not another charset.
        if validUTF8(octets) == nil, let text = converter.convert(octets, replacing: true) {
            return (text, .wrongCharset)
        }
        return (CharsetTrial.decode(octets), .wrongCharset)
    }

    /// Whether a label names a charset we can read.
    static func isKnown(_ label: String) -> Bool {
        guard !label.isEmpty, label.utf8.count <= 40 else { return false }
        let name = canonicalName(label)
        return ["UTF-8", "US-ASCII", "WINDOWS-1252"].contains(name) || CharsetConverter(from: name) != nil
    }

    private static func isSingleOctet(_ name: String) -> Bool {
        name.hasPrefix("WINDOWS-12") || name.hasPrefix("ISO-8859-") || name.hasPrefix("KOI8-")
    }

    /// The text when the octets are UTF-8; a byte order mark at the start is dropped.
    static func validUTF8(_ octets: ArraySlice<UInt8>) -> String? {
        let body = octets.starts(with: [0xef, 0xbb, 0xbf]) ? octets.dropFirst(3) : octets
        return String(validating: body, as: UTF8.self)
    }

    /// The name `iconv` knows a charset by. RFC 2978 registers the names; the rest is what mailers write.
    static func canonicalName(_ label: String) -> String {
        // QUIRK: quotes, a language suffix, blanks and underscores for hyphens.
        let clean = label.uppercased().filter { !" \"'".contains($0) }
        return aliases[clean] ?? aliases[clean.filter { $0 != "-" && $0 != "_" }] ?? clean
    }

    /// As browsers do (WHATWG Encoding, "names and labels"), each label stands for the superset that mailers really
    /// send: ISO-8859-1 is Windows-1252, GB2312 is GB18030, Shift_JIS is CP932, KS C 5601 is CP949.
    private static let aliases: [String: String] = [
        "UTF8": "UTF-8", "UNICODE11UTF8": "UTF-8", "CP65001": "UTF-8", "65001": "UTF-8", "UTF8MB4": "UTF-8",
        "ASCII": "US-ASCII", "USASCII": "US-ASCII", "ANSIX3.41968": "US-ASCII", "ANSIX3.41986": "US-ASCII",
        "646": "US-ASCII", "US": "US-ASCII", "7BIT": "US-ASCII", "ISO646US": "US-ASCII", "ASCII7": "US-ASCII",
        "ISO88591": "WINDOWS-1252", "LATIN1": "WINDOWS-1252", "L1": "WINDOWS-1252", "ISO8859": "WINDOWS-1252",
        "CP1252": "WINDOWS-1252", "WINDOWS1252": "WINDOWS-1252", "1252": "WINDOWS-1252", "CP819": "WINDOWS-1252",
        "IBM819": "WINDOWS-1252", "ANSI": "WINDOWS-1252", "WINDOWS125": "WINDOWS-1252", "88591": "WINDOWS-1252",
        "8859": "WINDOWS-1252", "ISO885911987": "WINDOWS-1252", "ISO885911": "WINDOWS-1252", "XUNKNOWN": "",
        "UNKNOWN8BIT": "", "8BIT": "", "UNKNOWN": "", "DEFAULT": "", "DEFAULTCHARSET": "", "XUSERDEFINED": "",
        "GB2312": "GB18030", "GBK": "GB18030", "CP936": "GB18030", "XGBK": "GB18030", "EUCCN": "GB18030",
        "GB231280": "GB18030", "CNGB": "GB18030", "CHINESE": "GB18030", "WINDOWS936": "GB18030",
        "BIG5": "BIG5-HKSCS", "XBIG5": "BIG5-HKSCS", "CNBIG5": "BIG5-HKSCS", "CP950": "BIG5-HKSCS",
        "SHIFTJIS": "CP932", "SJIS": "CP932", "XSJIS": "CP932", "MSKANJI": "CP932", "WINDOWS31J": "CP932",
        "CSSHIFTJIS": "CP932", "MS932": "CP932", "CP932": "CP932", "EUCJP": "EUC-JP-MS", "XEUCJP": "EUC-JP-MS",
        "ISO2022JP": "ISO-2022-JP-3", "CSISO2022JP": "ISO-2022-JP-3", "ISO2022JPMS": "ISO-2022-JP-3",
        "KSC5601": "CP949", "KSC56011987": "CP949", "EUCKR": "CP949", "KSC56011989": "CP949", "KOREAN": "CP949",
        "CP949": "CP949", "UHC": "CP949", "WINDOWS949": "CP949", "ISO88598I": "ISO-8859-8", "ISO88598E": "ISO-8859-8",
        "ISO88599": "WINDOWS-1254", "LATIN5": "WINDOWS-1254", "TIS620": "CP874", "ISO885911TH": "CP874",
        "WINDOWS874": "CP874", "KOI8": "KOI8-R", "KOI8R": "KOI8-R", "KOI8U": "KOI8-U", "MACINTOSH": "MACINTOSH",
        "XMACROMAN": "MACINTOSH", "MACROMAN": "MACINTOSH", "XMACCYRILLIC": "MAC-CYRILLIC", "UTF7": "UTF-7",
        "UNICODE11UTF7": "UTF-7", "XUNICODE20UTF7": "UTF-7", "HZGB2312": "HZ", "XGB2312": "GB18030",
        "CP1251": "WINDOWS-1251", "WIN1251": "WINDOWS-1251", "1251": "WINDOWS-1251", "ISO2022CN": "ISO-2022-CN",
        "CP1250": "WINDOWS-1250", "WIN1250": "WINDOWS-1250", "CP850": "CP850", "IBM850": "CP850",
    ]
}
