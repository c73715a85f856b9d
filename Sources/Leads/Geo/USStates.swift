/// The states and territories of the United States by name and postal abbreviation.
enum USStates {
    /// The abbreviation of the state named at a place and how many tokens it takes.
    static func match(in text: TokenizedText, at index: Int) -> (code: String, length: Int)? {
        guard let token = text[index], token.kind == .word else { return nil }
        let code = token.folded.uppercased()
        if code.utf8.count == 2, codes.contains(code), token.isUpper || isAfterComma(text, index) { return (code, 1) }
        for words in 1...3 {
            let name = (0..<words).map { text.folded(index + $0) }.joined(separator: " ")
            if let code = byName[name] { return (code, words) }
        }
        return nil
    }

    private static func isAfterComma(_ text: TokenizedText, _ index: Int) -> Bool {
        text.isSign(index - 1, ",")
    }

    static let codes = Set(byName.values)

    /// Abbreviations that are no words when written small.
    static let lower: Set<String> = [
        "nj", "ny", "nyc", "ct", "fl", "tx", "nv", "az", "il", "mn", "wi", "mi", "ky", "tn", "nc", "sc", "ga", "md",
        "dc", "vt",
        "nh", "ri", "wv", "wy", "ut", "nm", "ks", "sd", "nd", "ar", "ak", "pr", "va", "wa", "ca",
    ]

    static let byName: [String: String] = {
        var names: [String: String] = [:]
        for pair in table.split(separator: "\n") {
            names[String(pair.dropFirst(3))] = String(pair.prefix(2))
        }
        return names
    }()

    private static let table = """
        AL alabama
        AK alaska
        AZ arizona
        AR arkansas
        CA california
        CO colorado
        CT connecticut
        DE delaware
        DC district of columbia
        FL florida
        GA georgia
        HI hawaii
        ID idaho
        IL illinois
        IN indiana
        IA iowa
        KS kansas
        KY kentucky
        LA louisiana
        ME maine
        MD maryland
        MA massachusetts
        MI michigan
        MN minnesota
        MS mississippi
        MO missouri
        MT montana
        NE nebraska
        NV nevada
        NH new hampshire
        NJ new jersey
        NM new mexico
        NY new york
        NC north carolina
        ND north dakota
        OH ohio
        OK oklahoma
        OR oregon
        PA pennsylvania
        PR puerto rico
        RI rhode island
        SC south carolina
        SD south dakota
        TN tennessee
        TX texas
        UT utah
        VT vermont
        VA virginia
        VI virgin islands
        WA washington
        WV west virginia
        WI wisconsin
        WY wyoming
        GU guam
        """
}
