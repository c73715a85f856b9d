/// Reads a body that a browser would post: `name=Jane+Doe&email=jane%40example.com` (WHATWG URL §5.1).
enum URLEncodedForm {
    private static let maximumFields = 200

    /// The fields of a body that is nothing else; nil when it is not.
    static func fields(in text: String) -> [FormField]? {
        let body = text.trimmed
        guard body.utf8.count <= FormMarkup.maximumOctets, body.contains("="), body.contains("&"),
            !body.utf8.contains(where: { $0 <= 0x20 })
        else { return nil }
        let pairs = body.utf8.split(separator: UInt8(ascii: "&")).prefix(maximumFields)
        guard pairs.allSatisfy({ $0.dropFirst().contains(UInt8(ascii: "=")) }) else { return nil }
        let fields = self.pairs(in: Array(body.utf8)).prefix(maximumFields)
        return fields.count >= 2 ? Array(fields) : nil
    }

    /// The fields of a body that is declared to be this; a name without a value has an empty one.
    static func pairs(in body: [UInt8]) -> [FormField] {
        body.split(separator: UInt8(ascii: "&")).map { pair in
            let place = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            return FormField(
                label: decoded(pair[..<place]), value: FormText.lines(decoded(pair[place...].dropFirst())))
        }
    }

    private static func decoded(_ octets: ArraySlice<UInt8>) -> String {
        let octets = Array(octets)
        var output: [UInt8] = []
        output.reserveCapacity(octets.count)
        var index = 0
        while index < octets.count {
            if octets[index] == UInt8(ascii: "%"), index + 2 < octets.count, let high = digit(octets[index + 1]),
                let low = digit(octets[index + 2])
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(octets[index] == UInt8(ascii: "+") ? 0x20 : octets[index])
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func digit(_ octet: UInt8) -> UInt8? {
        switch octet {
        case 0x30...0x39: octet - 0x30
        case 0x41...0x46: octet - 0x37
        case 0x61...0x66: octet - 0x57
        default: nil
        }
    }
}
