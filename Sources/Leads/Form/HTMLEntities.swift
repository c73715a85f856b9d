/// Character references of HTML, as form mailers use them.
enum HTMLEntities {
    /// The longest reference looked for: `&thetasym;`.
    private static let maximumLength = 10

    /// The text with its references replaced; what is no reference stays. Linear in the text.
    static func decode(_ octets: ArraySlice<UInt8>) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(octets.count)
        var index = octets.startIndex
        while index < octets.endIndex {
            if octets[index] == UInt8(ascii: "&"), let (text, length) = reference(octets[index...]) {
                output.append(contentsOf: Array(text.utf8))
                index += length
            } else {
                output.append(octets[index])
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func reference(_ octets: ArraySlice<UInt8>) -> (String, Int)? {
        let window = octets.prefix(maximumLength + 2)
        guard let end = window.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: window[(window.startIndex + 1)..<end], as: UTF8.self)
        let length = end - window.startIndex + 1
        guard name.hasPrefix("#") else { return names[name].map { ($0, length) } }
        let digits = name.dropFirst()
        let value =
            digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let value, let scalar = Unicode.Scalar(value), value != 0 else { return nil }
        return (String(scalar), length)
    }

    private static let names: [String: String] = {
        var table = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
            "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "hellip": "…", "bull": "•", "euro": "€",
            "trade": "™", "OElig": "Œ", "oelig": "œ", "Scaron": "Š", "scaron": "š", "Yuml": "Ÿ", "zwnj": "", "zwj": "",
        ]
        // ISO 8859-1 from 161 on, in order.
        let latin = """
            iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro \
            para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
            Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times \
            Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave \
            eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
            uacute ucirc uuml yacute thorn yuml
            """
        for (index, name) in latin.split(separator: " ").enumerated() {
            if let scalar = Unicode.Scalar(161 + UInt32(index)) { table[String(name)] = String(scalar) }
        }
        return table
    }()
}
