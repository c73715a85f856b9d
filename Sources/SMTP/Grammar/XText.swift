/// `xtext`, RFC 3461 §4: printable ASCII, with `+` and two hexadecimal digits for everything else.
package enum XText {
    /// Whether `text` is well-formed xtext.
    package static func isValid(_ text: String) -> Bool {
        var rest = Substring(text).utf8
        while let octet = rest.popFirst() {
            if octet == UInt8(ascii: "+") {
                guard let high = rest.popFirst(), let low = rest.popFirst(), isHex(high), isHex(low) else {
                    return false
                }
            } else if !isPlain(octet) {
                return false
            }
        }
        return true
    }

    /// `text` as xtext: what is not plain becomes `+` and two hexadecimal digits.
    package static func encode(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count)
        for octet in text.utf8 {
            if isPlain(octet) {
                octets.append(octet)
            } else {
                octets += [UInt8(ascii: "+"), digits[Int(octet >> 4)], digits[Int(octet & 15)]]
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }

    // xchar = any ASCII CHAR between "!" (33) and "~" (126) inclusive, except for "+" and "="
    private static func isPlain(_ octet: UInt8) -> Bool {
        (0x21...0x7e).contains(octet) && octet != UInt8(ascii: "=") && octet != UInt8(ascii: "+")
    }

    private static func isHex(_ octet: UInt8) -> Bool {
        (0x30...0x39).contains(octet) || (0x41...0x46).contains(octet)
    }
}
