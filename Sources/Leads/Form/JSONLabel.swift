/// Member names as programs write them.
enum JSONLabel {
    /// `firstName`, `first_name`, `first-name` as `first name`.
    static func spaced(_ name: String) -> String {
        guard mayJoinWords(name) else { return name }
        var spaced = ""
        var wasLower = false
        for scalar in name.unicodeScalars {
            if scalar == "_" || scalar == "-" || scalar == "." {
                spaced.append(" ")
                wasLower = false
                continue
            }
            if scalar.properties.isUppercase && wasLower { spaced.append(" ") }
            wasLower = scalar.properties.isLowercase
            spaced.unicodeScalars.append(scalar)
        }
        return spaced
    }

    /// Whether a name has a sign between words, or a letter that may be a capital behind another: most have neither.
    private static func mayJoinWords(_ name: String) -> Bool {
        var wasLetter = false
        for octet in name.utf8 {
            switch octet {
            case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): return true
            case 0x41...0x5a where wasLetter, 0x80...0xff: return true
            default: break
            }
            wasLetter = (0x61...0x7a).contains(octet)
        }
        return false
    }
}
