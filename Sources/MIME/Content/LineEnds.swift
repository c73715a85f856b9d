/// Line ends of text: CRLF, LF and CR all become LF.
enum LineEnds {
    static func normalized(_ text: String) -> String {
        guard text.utf8.contains(ASCII.cr) else { return text }
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count)
        var previous: UInt8 = 0
        for octet in text.utf8 {
            if octet == ASCII.cr {
                octets.append(ASCII.lf)
            } else if octet != ASCII.lf || previous != ASCII.cr {
                octets.append(octet)
            }
            previous = octet
        }
        return String(decoding: octets, as: UTF8.self)
    }
}
