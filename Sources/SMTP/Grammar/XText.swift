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
            } else if !(0x21...0x7e).contains(octet) || octet == UInt8(ascii: "=") {
                return false
            }
        }
        return true
    }

    private static func isHex(_ octet: UInt8) -> Bool {
        (0x30...0x39).contains(octet) || (0x41...0x46).contains(octet)
    }
}
