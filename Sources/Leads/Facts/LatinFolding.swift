/// Makes words comparable: lower case, without accents on Latin letters; other scripts keep their letters.
enum LatinFolding {
    /// The folded form of a text.
    static func fold(_ text: some StringProtocol) -> String {
        var folded = ""
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { append(sign(scalar), to: &folded) }
        return folded
    }

    static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        if scalar.isASCII {
            text.unicodeScalars.append(
                scalar.value >= 0x41 && scalar.value <= 0x5a
                    ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar
            )
        } else if (0x300...0x36f).contains(scalar.value) {
            return  // a combining accent
        } else if let base = bases[scalar] {
            text.append(base)
        } else {
            text.append(scalar.properties.lowercaseMapping)
        }
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        (0x30...0x39).contains(scalar.value)
    }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x41...0x5a).contains(scalar.value & ~0x20) }
        return scalar.properties.isAlphabetic || (0x300...0x36f).contains(scalar.value)
    }

    /// Marks that take no room on paper: soft hyphen, zero-width characters, byte order mark, variation selectors.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xad, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x2064, 0xfe00...0xfe0f, 0xfeff, 0...8, 0xe...0x1f:
            true
        default: false
        }
    }

    /// The ASCII form of a sign that has look-alikes.
    static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x2018, 0x2019, 0x201b, 0x2bc, 0x60, 0xb4: "'"
        case 0x201c...0x201f, 0xab, 0xbb: "\""
        case 0x2010...0x2015, 0x2212, 0xff0d: "-"
        case 0xff1a: ":"
        case 0xff0c, 0x3001: ","
        case 0xff1d: "="
        case 0xff08: "("
        case 0xff09: ")"
        case 0x3000: " "
        default: scalar
        }
    }

    private static let bases: [Unicode.Scalar: String] = {
        let groups: [(String, String)] = [
            ("a", "àáâãäåāăąǎÀÁÂÃÄÅĀĂĄǍ"), ("c", "çćĉċčÇĆĈĊČ"), ("d", "ďđðĎĐÐ"),
            ("e", "èéêëēĕėęěÈÉÊËĒĔĖĘĚ"), ("g", "ĝğġģĜĞĠĢ"), ("h", "ĥħĤĦ"), ("i", "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ"),
            ("j", "ĵĴ"), ("k", "ķĶ"), ("l", "ĺļľŀłĹĻĽĿŁ"), ("n", "ñńņňÑŃŅŇ"), ("o", "òóôõöøōŏőÒÓÔÕÖØŌŎŐ"),
            ("r", "ŕŗřŔŖŘ"), ("s", "śŝşšșŚŜŞŠȘ"), ("t", "ţťŧțŢŤŦȚ"), ("u", "ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲ"), ("w", "ŵŴ"),
            ("y", "ýÿŷÝŸŶ"), ("z", "źżžŹŻŽ"), ("ss", "ßẞ"), ("ae", "æÆ"), ("oe", "œŒ"), ("th", "þÞ"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (base, letters) in groups {
            for scalar in letters.unicodeScalars { table[scalar] = base }
        }
        return table
    }()
}
