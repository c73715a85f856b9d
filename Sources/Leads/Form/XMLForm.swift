/// Reads a body that is XML: every element that holds text alone is a question, its name the label.
///
/// One pass over the octets; what is not well formed ends the reading, never the process. Entities of a DTD are not
/// expanded.
struct XMLForm {
    private static let maximumDepth = 64
    private static let maximumFields = 200

    private let octets: [UInt8]
    private var index = 0
    private var open: [Element] = []
    private var fields: [FormField] = []

    private struct Element {
        var name: String
        var label: String
        var text: [UInt8] = []
        var hasChildren = false
    }

    /// The fields of a body that is one XML document; nil when it is not.
    static func fields(in text: String) -> [FormField]? {
        let body = text.trimmed
        guard body.hasPrefix("<?xml") || body.hasPrefix("<?ADF") || body.hasPrefix("<?adf"),
            body.utf8.count <= FormMarkup.maximumOctets
        else { return nil }
        var form = XMLForm(octets: Array(body.utf8))
        form.read()
        return form.fields.isEmpty ? nil : form.fields
    }

    private init(octets: [UInt8]) {
        self.octets = octets
    }

    private mutating func read() {
        while index < octets.count, fields.count < XMLForm.maximumFields {
            if octets[index] == UInt8(ascii: "<") {
                guard markup() else { return }
            } else {
                let end = octets[index...].firstIndex(of: UInt8(ascii: "<")) ?? octets.count
                append(HTMLEntities.decode(octets[index..<end]).utf8)
                index = end
            }
        }
    }

    private mutating func append(_ text: some Sequence<UInt8>) {
        guard let last = open.indices.last else { return }
        open[last].text.append(contentsOf: text)
    }

    /// Reads one tag, comment, instruction or CDATA section; false when it does not end.
    private mutating func markup() -> Bool {
        if starts("<![CDATA[") {
            guard let end = place(of: "]]>", from: index + 9) else { return false }
            append(octets[(index + 9)..<end])
            index = end + 3
            return true
        }
        let isComment = starts("<!--")
        guard let end = place(of: isComment ? "-->" : ">", from: index + 1) else { return false }
        if !isComment, index + 1 < end, octets[index + 1] != UInt8(ascii: "?"), octets[index + 1] != UInt8(ascii: "!") {
            guard tag(octets[(index + 1)..<end]) else { return false }
        }
        index = end + (isComment ? 3 : 1)
        return true
    }

    private func starts(_ mark: String) -> Bool { octets[index...].starts(with: Array(mark.utf8)) }

    private func place(of mark: String, from start: Int) -> Int? {
        let mark = Array(mark.utf8)
        var place = start
        while place + mark.count <= octets.count {
            if octets[place] == mark[0], octets[place...].starts(with: mark) { return place }
            place += 1
        }
        return nil
    }

    private mutating func tag(_ tag: ArraySlice<UInt8>) -> Bool {
        if tag.first == UInt8(ascii: "/") {
            close()
            return true
        }
        guard open.count < XMLForm.maximumDepth else { return false }
        let isEmpty = tag.last == UInt8(ascii: "/")
        let words = String(decoding: isEmpty ? tag.dropLast() : tag, as: UTF8.self)
        let name = words.prefix { !$0.isWhitespace }
        let local = name.split(separator: ":").last.map(String.init) ?? ""
        if let last = open.indices.last { open[last].hasChildren = true }
        open.append(Element(name: local, label: XMLForm.label(local, attributes: words.dropFirst(name.count))))
        if isEmpty { close() }
        return true
    }

    /// `<name part="first">` and `<field name="Phone">` say in an attribute what they hold.
    private static func label(_ name: String, attributes: Substring) -> String {
        func value(_ attribute: String) -> String? {
            guard let start = String(attributes.prefix(300)).firstRange(of: "\(attribute)=\"") else { return nil }
            let rest = String(attributes.prefix(300))[start.upperBound...]
            return rest.firstIndex(of: "\"").map { HTMLEntities.decode(Array(rest[..<$0].utf8)[...]) }
        }
        if let part = value("part") { return "\(part) \(name)" }
        if ["field", "item", "data", "param", "value", "entry", "answer"].contains(name.lowercased()) {
            return value("label") ?? value("name") ?? value("key") ?? value("id") ?? name
        }
        return name
    }

    private mutating func close() {
        guard let element = open.popLast(), !element.hasChildren else { return }
        // QUIRK: leads of the car trade (ADF) name the dealer in the same words as the customer.
        guard !open.contains(where: { ["vendor", "provider"].contains($0.name.lowercased()) }) else { return }
        let text = FormText.lines(String(decoding: element.text, as: UTF8.self))
        fields.append(FormField(label: element.label, value: text))
    }
}
