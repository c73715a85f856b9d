/// Turns the HTML of a form mail into lines, keeping what tells labels from answers: table cells, definition lists and
/// bold print. One pass over the octets; broken markup costs structure, never time.
struct FormMarkup {
    /// A form mail is small; what follows is decoration.
    static let maximumOctets = 512 * 1024

    private let octets: [UInt8]
    private var lines: [FormLine] = []
    private var text = ""
    private var strong = ""
    private var isStrongOpen = true
    private var boldDepth = 0
    /// Whether the style or class of the block that opened last makes its words bold.
    private var isBlockBold = false
    /// The element whose content is not shown.
    private var hidden: Region?
    /// The element whose line ends count.
    private var preformatted: Region?
    private var rows: [Row] = []
    private var term: String?
    /// Whether the answer of a definition list is open.
    private var isInAnswer = false
    /// For each open span whether it is bold.
    private var spans: [Bool] = []

    /// An element from its start tag to the end tag that closes it.
    private struct Region {
        var name: String
        var depth = 1

        /// Counts a tag; whether it closes the element.
        mutating func ends(at tag: String, isClosing: Bool) -> Bool {
            if tag == name { depth += isClosing ? -1 : 1 }
            return depth == 0
        }
    }

    private struct Row {
        var cells: [String] = []
        var isBroken = false
        var isInCell = false
    }

    static func lines(of html: String) -> [FormLine] {
        var markup = FormMarkup(html)
        markup.run()
        return Array(markup.lines.prefix(FormLine.maximumLines))
    }

    private init(_ html: String) {
        octets = Array(html.utf8.prefix(FormMarkup.maximumOctets))
    }

    private mutating func run() {
        var index = 0
        while index < octets.count {
            guard octets[index] == UInt8(ascii: "<") else {
                let end = octets[index...].firstIndex(of: UInt8(ascii: "<")) ?? octets.count
                if hidden == nil { append(octets[index..<end]) }
                index = end
                continue
            }
            index = tag(at: index)
        }
        endLine()
    }

    /// Reads one tag or comment; returns where the text goes on.
    private mutating func tag(at start: Int) -> Int {
        if octets[start...].starts(with: Array("<!--".utf8)) {
            return after(Array("-->".utf8), from: start + 4)
        }
        var place = start + 1
        let isClosing = place < octets.count && octets[place] == UInt8(ascii: "/")
        if isClosing { place += 1 }
        let nameStart = place
        while place < octets.count, place - nameStart < 16, isNameOctet(octets[place]) { place += 1 }
        let isDeclaration =
            place < octets.count && (octets[place] == UInt8(ascii: "!") || octets[place] == UInt8(ascii: "?"))
        guard place > nameStart || isDeclaration else {
            // `5 < 6` is text. Decided before the end of the tag is looked for, or many `<` would cost their square.
            if hidden == nil { append(octets[start...start]) }
            return start + 1
        }
        guard let end = octets[place...].firstIndex(of: UInt8(ascii: ">")) else { return octets.count }
        if !isDeclaration {
            let name = String(decoding: octets[nameStart..<place], as: UTF8.self).lowercased()
            handle(name, isClosing: isClosing, attributes: octets[place..<end].prefix(512))
        }
        return end + 1
    }

    private func after(_ mark: [UInt8], from start: Int) -> Int {
        var index = min(start, octets.count)
        while index + mark.count <= octets.count {
            if octets[index] == mark[0], Array(octets[index..<(index + mark.count)]) == mark {
                return index + mark.count
            }
            index += 1
        }
        return octets.count
    }

    private func isNameOctet(_ octet: UInt8) -> Bool {
        (0x41...0x5a).contains(octet & ~0x20) || (0x30...0x39).contains(octet)
    }

    private mutating func append(_ slice: ArraySlice<UInt8>) {
        guard preformatted != nil else { return append(words: slice) }
        for (number, line) in slice.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated() {
            if number > 0 { lineBreak() }
            append(words: line)
        }
    }

    private mutating func append(words slice: ArraySlice<UInt8>) {
        let words = HTMLEntities.decode(slice)
        var collapsed = ""
        for scalar in words.unicodeScalars {
            if scalar.isASCII ? scalar == " " || (0x09...0x0d).contains(scalar.value) : isBlank(scalar) {
                let last = collapsed.unicodeScalars.last ?? text.unicodeScalars.last
                if last != " " && last != "\n" { collapsed.append(" ") }
            } else {
                collapsed.unicodeScalars.append(scalar)
            }
        }
        text.append(collapsed)
        guard isStrongOpen else { return }
        if boldDepth > 0 || isBlockBold {
            strong.append(collapsed)
        } else if collapsed.unicodeScalars.contains(where: { !$0.properties.isWhitespace && $0 != "*" }) {
            isStrongOpen = false
        }
    }

    private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar != "\u{3000}" && scalar.properties.isWhitespace
    }

    private mutating func handle(_ name: String, isClosing: Bool, attributes: ArraySlice<UInt8>) {
        if hidden != nil {
            if hidden?.ends(at: name, isClosing: isClosing) == true || name == "body" { hidden = nil }
            return
        }
        if preformatted?.ends(at: name, isClosing: isClosing) == true { preformatted = nil }
        let look = isClosing ? MarkupLook() : MarkupLook(attributes)
        if !isClosing, FormMarkup.isHidden(name, look) {
            hidden = Region(name: name)
            return
        }
        if !isClosing, preformatted == nil, name == "pre" || name == "textarea" || look.isPreformatted {
            preformatted = Region(name: name)
        }
        switch name {
        case "br": lineBreak()
        case "b", "strong", "label", "h3", "h4", "h5", "h6": bold(name, isClosing)
        case "table": table(isClosing)
        case "tr": row(isClosing)
        case "td", "th": cell(name, isClosing)
        case "dt", "dd": definition(name, isClosing)
        case "p", "div", "li", "ul", "ol", "dl", "h1", "h2", "hr", "pre", "section", "article", "blockquote", "header",
            "footer", "form", "body", "html", "tbody", "thead", "center", "fieldset", "legend", "main", "textarea":
            block()
        case "span", "font", "em", "i":
            // QUIRK: site builders set labels bold by style instead of by <strong>.
            if name == "span" || name == "font" { span(isClosing, isBold: look.isBold) }
            return
        default: return
        }
        if name != "br" { isBlockBold = look.isBold }
    }

    private static func isHidden(_ name: String, _ look: MarkupLook) -> Bool {
        switch name {
        case "script", "style", "head", "title", "template": true
        // Preheaders. Only elements that have to be closed: an open <p> would hide the rest.
        case "div", "span", "table": look.isHidden
        default: false
        }
    }

    private mutating func span(_ isClosing: Bool, isBold: Bool) {
        if !isClosing {
            spans.append(isBold)
            if isBold { boldDepth += 1 }
        } else if let last = spans.popLast(), last {
            boldDepth = max(0, boldDepth - 1)
        }
    }

    private mutating func bold(_ name: String, _ isClosing: Bool) {
        if name.hasPrefix("h") { block() }
        boldDepth = max(0, boldDepth + (isClosing ? -1 : 1))
    }

    /// Whether lines are part of one answer: in a cell, or in a definition list.
    private var isInCell: Bool {
        if let row = rows.last, row.isInCell, !row.isBroken { return true }
        return isInAnswer
    }

    private mutating func lineBreak() {
        if isInCell {
            text.append("\n")
        } else {
            endLine(keepingBlank: true)
        }
    }

    private mutating func block() {
        if isInCell {
            if !text.isEmpty, text.last != "\n" { text.append("\n") }
        } else {
            endLine()
        }
    }

    private mutating func table(_ isClosing: Bool) {
        if isClosing {
            if !rows.isEmpty { endRow() }
            if !rows.isEmpty { rows.removeLast() }
        } else {
            breakRow()
            endLine()
            if rows.count < 64 { rows.append(Row(isBroken: true)) }
        }
    }

    /// A table inside a cell: the outer row is layout, its cells become lines.
    private mutating func breakRow() {
        guard let last = rows.indices.last, !rows[last].isBroken else { return }
        let cells = rows[last].cells
        rows[last] = Row(cells: [], isBroken: true, isInCell: rows[last].isInCell)
        for cell in cells { emit(cell) }
    }

    private mutating func row(_ isClosing: Bool) {
        if rows.isEmpty { rows.append(Row(isBroken: true)) }
        endRow()
        if !isClosing { rows[rows.count - 1] = Row() }
    }

    private mutating func cell(_ name: String, _ isClosing: Bool) {
        guard let last = rows.indices.last else { return block() }
        if rows[last].isBroken {
            endLine()
            return
        }
        if rows[last].isInCell { endCell(last) }
        rows[last].isInCell = !isClosing
    }

    private mutating func endCell(_ last: Int) {
        rows[last].cells.append(text.trimmed)
        // Only the bold words of a row's first cell can be a label.
        if rows[last].cells.count > 1 || text.trimmed.isEmpty { strong = "" }
        isStrongOpen = text.trimmed.isEmpty
        text = ""
    }

    private mutating func endRow() {
        guard let last = rows.indices.last else { return }
        if rows[last].isInCell && !rows[last].isBroken { endCell(last) }
        rows[last].isInCell = false
        let filled = rows[last].cells.filter { !$0.isEmpty }
        let all = rows[last].cells
        rows[last] = Row(isBroken: true)
        defer { resetLine() }
        if all.count == 2, !all[0].isEmpty {
            lines.append(FormLine(text: all.joined(separator: "\t"), strong: nil, cells: all))
        } else if filled.count > 2 {
            lines.append(FormLine(text: filled.joined(separator: "\t"), strong: nil, cells: all))
        } else {
            let opening = strong.trimmed
            for cell in filled { emit(cell, strong: opening.isEmpty ? nil : opening) }
        }
    }

    private mutating func emit(_ cell: String, strong: String? = nil) {
        for line in FormLine.lines(of: cell) {
            var line = line
            if let strong, line.text.hasPrefix(strong) { line.strong = strong }
            lines.append(line)
        }
    }

    /// `<dt>label</dt><dd>answer</dd>`.
    private mutating func definition(_ name: String, _ isClosing: Bool) {
        if isClosing { return endDefinition(name) }
        if name == "dt" {
            if term != nil { endDefinition("dd") } else { endLine() }
        } else if !text.trimmed.isEmpty, term == nil {
            endDefinition("dt")
        }
        isInAnswer = name == "dd" && term != nil
    }

    private mutating func endDefinition(_ name: String) {
        let words = text.trimmed
        isInAnswer = false
        if name == "dt" {
            term = words
            resetLine()
        } else if let label = term {
            lines.append(FormLine(text: "\(label)\t\(words)", strong: nil, cells: [label, words]))
            term = nil
            resetLine()
        } else {
            endLine()
        }
    }

    private mutating func endLine(keepingBlank: Bool = false) {
        let line = text.trimmed
        if !line.isEmpty || keepingBlank {
            let opening = strong.trimmed
            lines.append(FormLine(text: line, strong: opening.isEmpty ? nil : opening))
        }
        resetLine()
    }

    private mutating func resetLine() {
        text = ""
        strong = ""
        isStrongOpen = true
    }
}
