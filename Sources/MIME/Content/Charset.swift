import Glibc

/// Turns octets of a charset into text. The common charsets are read here, all others by the C library's `iconv`.
package enum Charset {
    /// The text, and what was wrong: an unknown label or octets that the charset does not have lead to reading by
    /// trial, so there is always text.
    package static func decode(
        _ octets: ArraySlice<UInt8>, label: String?
    ) -> (text: String, defect: Defect.Kind?) {
        guard let label, !label.isEmpty else {
            return (ASCII.isPlain(octets) ? String(decoding: octets, as: UTF8.self) : CharsetTrial.decode(octets), nil)
        }
        let name = canonicalName(label)
        switch name {
        case "UTF-8":
            if let text = validUTF8(octets) { return (text, nil) }
            return (CharsetTrial.decode(octets, declared: name), .wrongCharset)
        case "US-ASCII":
            if ASCII.isPlain(octets) { return (String(decoding: octets, as: UTF8.self), nil) }
            return (CharsetTrial.decode(octets, declared: name), .wrongCharset)
        case _ where isSingleOctet(name): return singleOctet(octets, name)
        default: return multiOctet(octets, name)
        }
    }

    private static func singleOctet(
        _ octets: ArraySlice<UInt8>, _ name: String
    ) -> (text: String, defect: Defect.Kind?) {
        if ASCII.isPlain(octets) { return (String(decoding: octets, as: UTF8.self), nil) }
        // QUIRK: web forms label everything ISO-8859-1 and send UTF-8. Text of such a charset that has octets above
        // 127 and is UTF-8 all through by chance does not occur in practice.
        if ASCII.countOfUpper(octets) > 0, let text = validUTF8(octets) { return (text, .wrongCharset) }
        guard let table = SingleOctetCharset.named(name) else { return (CharsetTrial.decode(octets), .unknownCharset) }
        if let text = table.decode(octets) { return (text, nil) }
        return multiOctet(octets, name)
    }

    private static func multiOctet(
        _ octets: ArraySlice<UInt8>, _ name: String
    ) -> (text: String, defect: Defect.Kind?) {
        if let size = WideCharset.unitSize(name) { return (WideCharset.decode(octets, name, unitSize: size), nil) }
        if name == "HZ" { return decode(HZ.gb2312(octets)[...], label: "GB18030") }
        if name.hasPrefix("ISO-2022-JP"), let plain = ISO2022JP.eucJP(octets) {
            return decode(plain[...], label: "EUC-JP-MS")
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
        return ["UTF-8", "US-ASCII", "WINDOWS-1252", "HZ"].contains(name) || WideCharset.unitSize(name) != nil
            || CharsetConverter(from: name) != nil
    }

    /// Whether CR and LF are the octets 13 and 10 in text of this label, and no part of another character.
    static func hasASCIILineEnds(_ label: String?, _ octets: ArraySlice<UInt8>) -> Bool {
        if octets.first == 0xfe || octets.first == 0xff { return false }
        guard let label else { return true }
        let name = canonicalName(label)
        return isSingleOctet(name) || familiesOfASCII.contains { name.hasPrefix($0) }
    }

    /// The starts of the names of charsets that hold ASCII as it is.
    private static let familiesOfASCII = [
        "UTF-8", "US-ASCII", "GB", "BIG5", "CP9", "EUC-", "ISO-2022-", "UTF-7", "HZ", "MAC", "CP8", "CP437",
    ]

    /// The families that are read by table. Windows-1258 composes its letters.
    private static func isSingleOctet(_ name: String) -> Bool {
        (name.hasPrefix("WINDOWS-12") && name != "WINDOWS-1258") || name.hasPrefix("ISO-8859-")
            || name.hasPrefix("KOI8-")
    }

    /// The text when the octets are UTF-8; a byte order mark at the start is dropped.
    static func validUTF8(_ octets: ArraySlice<UInt8>) -> String? {
        let body = octets.starts(with: [0xef, 0xbb, 0xbf]) ? octets.dropFirst(3) : octets
        return String(validating: body, as: UTF8.self)
    }

    /// The name `iconv` knows a charset by. RFC 2978 registers the names; the rest is what mailers write.
    static func canonicalName(_ label: String) -> String {
        if let name = commonNames[label] { return name }
        // QUIRK: quotes, blanks, the year of an ISO standard, underscores for hyphens, `x-` before registered names.
        var clean = label.uppercased().filter { !" \"'".contains($0) }.prefix { $0 != ":" }
        while clean.hasPrefix("X-") { clean = clean.dropFirst(2) }
        let compact = clean.filter { $0 != "-" && $0 != "_" }
        return aliases[String(clean)] ?? aliases[compact] ?? numberedName(compact) ?? String(clean)
    }

    /// The labels of nearly all mail, each as it is written mostly.
    private static let commonNames = [
        "utf-8": "UTF-8", "UTF-8": "UTF-8", "us-ascii": "US-ASCII", "US-ASCII": "US-ASCII",
        "iso-8859-1": "WINDOWS-1252", "ISO-8859-1": "WINDOWS-1252", "windows-1252": "WINDOWS-1252",
        "Windows-1252": "WINDOWS-1252",
    ]

    /// `ISO88592`, `88592` and `CP1251`, `WIN1251`, `1251`, `IBM850`: a family and a number, without hyphens.
    private static func numberedName(_ compact: String) -> String? {
        let number = compact.drop { !$0.isNumber }
        guard !number.isEmpty, number.utf8.count <= 6, number.utf8.allSatisfy(ASCII.isDigit) else { return nil }
        let family = compact.dropLast(number.count)
        guard ["", "ISO", "WINDOWS", "WIN", "CP", "MS", "IBM", "DOS", "MSDOS"].contains(family) else { return nil }
        if number.hasPrefix("8859"), number.count > 4 { return "ISO-8859-\(number.dropFirst(4))" }
        if number.hasPrefix("125"), number.count == 4 { return "WINDOWS-\(number)" }
        return family.isEmpty || family == "ISO" ? nil : "CP\(number)"
    }

    /// As browsers do (WHATWG Encoding, "names and labels"), each label stands for the superset that mailers really
    /// send: ISO-8859-1 is Windows-1252, GB2312 is GB18030, Shift_JIS is CP932, KS C 5601 is CP949.
    private static let aliases: [String: String] = [
        "UTF8": "UTF-8", "UNICODE11UTF8": "UTF-8", "CP65001": "UTF-8", "65001": "UTF-8", "UTF8MB4": "UTF-8",
        "ASCII": "US-ASCII", "USASCII": "US-ASCII", "ANSIX3.41968": "US-ASCII", "ANSIX3.41986": "US-ASCII",
        "646": "US-ASCII", "US": "US-ASCII", "7BIT": "US-ASCII", "ISO646US": "US-ASCII", "ASCII7": "US-ASCII",
        "ISO88591": "WINDOWS-1252", "ISOIR100": "WINDOWS-1252", "LATIN1": "WINDOWS-1252", "L1": "WINDOWS-1252",
        "ISO8859": "WINDOWS-1252",
        "CP1252": "WINDOWS-1252", "WINDOWS1252": "WINDOWS-1252", "1252": "WINDOWS-1252", "CP819": "WINDOWS-1252",
        "IBM819": "WINDOWS-1252", "ANSI": "WINDOWS-1252", "WINDOWS125": "WINDOWS-1252", "88591": "WINDOWS-1252",
        "8859": "WINDOWS-1252", "LATIN9": "ISO-8859-15", "L9": "ISO-8859-15", "LATIN0": "ISO-8859-15",
        "LATIN2": "ISO-8859-2",
        "UNKNOWN8BIT": "", "8BIT": "", "UNKNOWN": "", "DEFAULT": "", "DEFAULTCHARSET": "", "XUSERDEFINED": "",
        "GB2312": "GB18030", "GBK": "GB18030", "CP936": "GB18030", "EUCCN": "GB18030", "GB": "GB18030",
        "GB231280": "GB18030", "CNGB": "GB18030", "CHINESE": "GB18030", "WINDOWS936": "GB18030",
        "BIG5": "BIG5-HKSCS", "BIG5HKSCS": "BIG5-HKSCS", "CNBIG5": "BIG5-HKSCS", "CP950": "BIG5-HKSCS",
        "SHIFTJIS": "CP932", "SJIS": "CP932", "CP943": "CP932", "MSKANJI": "CP932", "WINDOWS31J": "CP932",
        "CSSHIFTJIS": "CP932", "MS932": "CP932", "CP932": "CP932", "EUCJP": "EUC-JP-MS", "EUCJPMS": "EUC-JP-MS",
        "CP51932": "EUC-JP-MS", "CP20932": "EUC-JP-MS", "UJIS": "EUC-JP-MS",
        "ISO2022JP": "ISO-2022-JP-3", "CSISO2022JP": "ISO-2022-JP-3", "ISO2022JPMS": "ISO-2022-JP-3",
        "JIS": "ISO-2022-JP-3",
        "ISO2022JP1": "ISO-2022-JP-2", "CP50220": "ISO-2022-JP-3", "CP50221": "ISO-2022-JP-3",
        "CP50222": "ISO-2022-JP-3",
        "KSC5601": "CP949", "KSC56011987": "CP949", "EUCKR": "CP949", "KSC56011989": "CP949", "KOREAN": "CP949",
        "CP949": "CP949", "UHC": "CP949", "WINDOWS949": "CP949", "ISO88598I": "ISO-8859-8", "ISO88598E": "ISO-8859-8",
        "ISO88599": "WINDOWS-1254", "LATIN5": "WINDOWS-1254", "TIS620": "CP874", "ISO885911": "CP874",
        "DOS874": "CP874", "PTCP154": "PT154",
        "WINDOWS874": "CP874", "KOI8": "KOI8-R", "KOI8R": "KOI8-R", "KOI8U": "KOI8-U", "MACINTOSH": "MACINTOSH",
        "MACROMAN": "MACINTOSH", "MAC": "MACINTOSH", "MACCYRILLIC": "MAC-CYRILLIC", "UTF7": "UTF-7",
        "MACUKRAINIAN": "MAC-UK",
        "MACCE": "MAC-CENTRALEUROPE", "MACCENTRALEUROPE": "MAC-CENTRALEUROPE", "KOI8RU": "KOI8-U", "UTF8SIG": "UTF-8",
        "UNICODE11UTF7": "UTF-7", "UNICODE20UTF7": "UTF-7", "UNICODE20UTF8": "UTF-8", "HZGB2312": "HZ", "HZGB": "HZ",
        "ISO2022CN": "ISO-2022-CN", "CESU8": "UTF-8", "CYRILLIC": "ISO-8859-5", "GREEK": "ISO-8859-7",
        "HEBREW": "ISO-8859-8",
        "LOGICAL": "ISO-8859-8", "VISUAL": "ISO-8859-8", "ARABIC": "ISO-8859-6",
    ]
}
