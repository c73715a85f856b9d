/// Reads a JSON body as a form: members in order, nested objects and `name`/`value` lists laid flat.
struct JSONForm {
    private static let maximumDepth = 8
    private static let maximumFields = 200

    private let octets: [UInt8]
    private var index = 0
    private var fields: [FormField] = []

    /// The fields of the JSON object or list in a body: all of it, or what a line of announcement stands before; nil
    /// when there is none.
    static func fields(in text: String, atLeast least: Int = 2) -> [FormField]? {
        let octets = Array(text.utf8)
        guard octets.count <= FormMarkup.maximumOctets else { return nil }
        for start in starts(in: octets) {
            var form = JSONForm(octets: octets, index: start)
            if form.value(label: "", depth: 0), form.fields.count >= least { return form.fields }
        }
        return nil
    }

    /// The first places where a line opens an object or a list.
    private static func starts(in octets: [UInt8]) -> [Int] {
        var starts: [Int] = []
        var isAtLineStart = true
        for (index, octet) in octets.enumerated() {
            if isAtLineStart, octet == UInt8(ascii: "{") || octet == UInt8(ascii: "[") {
                starts.append(index)
                // Each place costs a pass: announcements are few, and a form opens after them.
                if starts.count == 3 { break }
            }
            isAtLineStart = octet <= 0x20 && isAtLineStart || octet == 0x0a || octet == 0x0d
        }
        return starts
    }

    private init(octets: [UInt8], index: Int) {
        self.octets = octets
        self.index = index
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
        if depth > 0 { join(from: first) }
        return true
    }

    /// `{"name": "Phone", "value": "555"}` and its like is one question.
    private mutating func join(from first: Int) {
        let members = fields[first...]
        guard (2...JSONForm.maximumMembers).contains(members.count) else { return }
        func member(_ names: [String]) -> String? {
            for name in names {
                if let found = members.first(where: { $0.label.lowercased() == name }), !found.value.isEmpty {
                    return found.value
                }
            }
            return nil
        }
        let answers = members.count <= 3 ? ["value", "answer", "text"] : ["value", "answer"]
        guard let label = member(["label", "title", "question", "name", "field", "key", "id"]),
            members.contains(where: { answers.contains($0.label.lowercased()) })
        else { return }
        let value = member(answers) ?? ""
        fields.replaceSubrange(first..., with: [FormField(label: label, value: value)])
    }

    /// Members of an object that tells of one question.
    private static let maximumMembers = 16

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
