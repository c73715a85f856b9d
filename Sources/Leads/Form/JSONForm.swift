/// Reads a JSON body as a form: members in order, nested objects and `name`/`value` lists laid flat.
struct JSONForm {
    private static let maximumDepth = 8
    private static let maximumFields = 200

    private let octets: [UInt8]
    private var index = 0
    private var fields: [FormField] = []

    /// The fields of a body that is one JSON object or list; nil when it is not.
    static func fields(in text: String) -> [FormField]? {
        let body = text.trimmed
        guard body.first == "{" || body.first == "[", body.utf8.count <= FormMarkup.maximumOctets else { return nil }
        var form = JSONForm(octets: Array(body.utf8))
        guard form.value(label: "", depth: 0), form.isAtEnd, !form.fields.isEmpty else { return nil }
        return form.fields
    }

    private init(octets: [UInt8]) {
        self.octets = octets
    }

    private var isAtEnd: Bool {
        octets[index...].allSatisfy { [0x20, 0x09, 0x0a, 0x0d].contains($0) }
    }

    private var current: UInt8? { index < octets.count ? octets[index] : nil }

    private mutating func skipBlank() {
        while let octet = current, [0x20, 0x09, 0x0a, 0x0d].contains(octet) { index += 1 }
    }

    private mutating func take(_ octet: UInt8) -> Bool {
        skipBlank()
        guard current == octet else { return false }
        index += 1
        return true
    }

    private mutating func add(_ label: String, _ value: String) {
        if fields.count < JSONForm.maximumFields { fields.append(FormField(label: label, value: value)) }
    }

    /// Reads one value; false when the text is no JSON.
    private mutating func value(label: String, depth: Int) -> Bool {
        guard depth <= JSONForm.maximumDepth else { return false }
        skipBlank()
        switch current {
        case UInt8(ascii: "{"): return object(label: label, depth: depth)
        case UInt8(ascii: "["): return list(label: label, depth: depth)
        case UInt8(ascii: "\""):
            guard let text = string() else { return false }
            add(label, text)
            return true
        default: return scalar(label: label)
        }
    }

    private mutating func object(label: String, depth: Int) -> Bool {
        index += 1
        let first = fields.count
        if take(UInt8(ascii: "}")) { return true }
        repeat {
            skipBlank()
            guard let key = string(), take(UInt8(ascii: ":")), value(label: key, depth: depth + 1) else { return false }
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { return false }
        join(from: first)
        return true
    }

    /// `{"name": "Phone", "value": "555"}` and its like is one question.
    private mutating func join(from first: Int) {
        let members = fields[first...]
        guard (2...3).contains(members.count),
            let label = members.first(where: {
                ["label", "name", "field", "question", "title", "key"].contains($0.label)
            }),
            let value = members.first(where: { ["value", "answer", "text"].contains($0.label) })
        else { return }
        fields.replaceSubrange(first..., with: [FormField(label: label.value, value: value.value)])
    }

    private mutating func list(label: String, depth: Int) -> Bool {
        index += 1
        let first = fields.count
        if take(UInt8(ascii: "]")) { return true }
        repeat {
            guard value(label: label, depth: depth + 1) else { return false }
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { return false }
        if fields.count > first + 1, fields[first...].allSatisfy({ $0.label == label }) {
            let joined = fields[first...].map(\.value).joined(separator: ", ")
            fields.replaceSubrange(first..., with: [FormField(label: label, value: joined)])
        }
        return true
    }

    private mutating func scalar(label: String) -> Bool {
        let start = index
        while let octet = current, MarkSet.scalar.contains(octet) { index += 1 }
        guard index > start else { return false }
        let word = String(decoding: octets[start..<index], as: UTF8.self)
        guard ["true", "false", "null"].contains(word) || Double(word) != nil else { return false }
        add(label, word == "null" ? "" : word)
        return true
    }

    private mutating func string() -> String? {
        guard current == UInt8(ascii: "\"") else { return nil }
        index += 1
        var output: [UInt8] = []
        while let octet = current {
            index += 1
            if octet == UInt8(ascii: "\"") { return String(decoding: output, as: UTF8.self) }
            guard octet == UInt8(ascii: "\\") else {
                output.append(octet)
                continue
            }
            guard let text = escape() else { return nil }
            output.append(contentsOf: Array(text.utf8))
        }
        return nil
    }

    private mutating func escape() -> String? {
        guard let octet = current else { return nil }
        index += 1
        switch octet {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return ""
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "b"), UInt8(ascii: "f"): return " "
        case UInt8(ascii: "u"): return unicode()
        default: return String(decoding: [octet], as: UTF8.self)
        }
    }

    private mutating func unicode() -> String? {
        guard let high = hexadecimal() else { return nil }
        if (0xd800...0xdbff).contains(high), index + 1 < octets.count, octets[index] == UInt8(ascii: "\\"),
            octets[index + 1] == UInt8(ascii: "u")
        {
            index += 2
            guard let low = hexadecimal() else { return nil }
            guard (0xdc00...0xdfff).contains(low) else { return "\u{fffd}" }
            let value = 0x10000 + (high - 0xd800) << 10 + (low - 0xdc00)
            return Unicode.Scalar(value).map { String($0) } ?? "\u{fffd}"
        }
        return Unicode.Scalar(high).map { String($0) } ?? "\u{fffd}"
    }

    private mutating func hexadecimal() -> UInt32? {
        guard index + 4 <= octets.count else { return nil }
        defer { index += 4 }
        let digits = octets[index..<(index + 4)]
        guard digits.allSatisfy({ ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66) || (0x30...0x39).contains($0) }) else {
            return nil
        }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private enum MarkSet {
        static let scalar = Set("+-.0123456789eEtrufalsn".utf8)
    }
}
