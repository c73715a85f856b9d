/// Letters without their accents, so that a phrase is found however it was typed.
enum AccentFolding {
    /// Appends the lower-case form of a letter without accents; combining accents leave nothing.
    static func append(_ scalar: Unicode.Scalar, to octets: inout [UInt8]) {
        if (0x300...0x36f).contains(scalar.value) { return }
        if scalar.value < AccentFolding.bases.count {
            let base = AccentFolding.bases[Int(scalar.value)]
            if !base.isEmpty {
                octets.append(contentsOf: base)
                return
            }
        }
        // Fullwidth ASCII of East Asian keyboards.
        if (0xff01...0xff5e).contains(scalar.value) {
            let octet = UInt8(truncatingIfNeeded: scalar.value - 0xfee0)
            octets.append((0x41...0x5a).contains(octet) ? octet + 0x20 : octet)
            return
        }
        octets.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }

    /// By code point up to Cyrillic; empty where a letter has no accent.
    private static let bases: [[UInt8]] = {
        var table = [[UInt8]](repeating: [], count: 0x460)
        for (base, letters) in groups {
            for scalar in letters.unicodeScalars where scalar.value < table.count {
                table[Int(scalar.value)] = Array(base.utf8)
            }
        }
        return table
    }()

    private static let groups: [(String, String)] = [
        ("a", "àáâãäåāăąǎÀÁÂÃÄÅĀĂĄǍ"), ("c", "çćĉċčÇĆĈĊČ"), ("d", "ďđðĎĐÐ"), ("e", "èéêëēĕėęěÈÉÊËĒĔĖĘĚ"),
        ("g", "ĝğġģĜĞĠĢ"), ("h", "ĥħĤĦ"), ("i", "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ"), ("j", "ĵĴ"), ("k", "ķĶ"),
        ("l", "ĺļľŀłĹĻĽĿŁ"), ("n", "ñńņňÑŃŅŇ"), ("o", "òóôõöøōŏőÒÓÔÕÖØŌŎŐ"), ("r", "ŕŗřŔŖŘ"),
        ("s", "śŝşšșŚŜŞŠȘ"), ("t", "ţťŧțŢŤŦȚ"), ("u", "ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲ"), ("w", "ŵŴ"), ("y", "ýÿŷÝŸŶ"),
        ("z", "źżžŹŻŽ"), ("ss", "ß"), ("ae", "æÆ"), ("oe", "œŒ"), ("th", "þÞ"),
        ("α", "άΆ"), ("ε", "έΈ"), ("η", "ήΉ"), ("ι", "ίϊΐΊ"), ("ο", "όΌ"), ("υ", "ύϋΰΎ"), ("ω", "ώΏ"), ("σ", "ς"),
        ("е", "ёЁ"), ("и", "йЙ"),
    ]
}
