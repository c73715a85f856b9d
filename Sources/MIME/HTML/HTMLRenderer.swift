/// Puts the pieces of an HTML document in order as text.
struct HTMLRenderer {
    private var output: [UInt8] = []
    /// Line ends that are due before the next text: 1 a new line, 2 an empty line.
    private var pendingBreaks = 0
    private var pendingSpace = false
    /// The open elements that change what is shown.
    private var open: [HTMLElement] = []
    private var visibility = HTMLVisibility()
    private var hiddenDepth = 0
    private var preDepth = 0
    private var quoteDepth = 0
    /// The quote depth of the line written last.
    private var writtenQuoteDepth = 0
    private var listDepth = 0
    /// Whether the line has a non-breaking space and nothing else yet: mailers write empty lines so.
    private var isBlankLine = false
    private var isLineStart = true
    private let marks: ((HTMLElementTag) -> HTMLElementMarks?)?

    init(marks: ((HTMLElementTag) -> HTMLElementMarks?)? = nil) {
        self.marks = marks
    }

    mutating func take(_ token: HTMLToken) {
        switch token {
        case .text(let text): if hiddenDepth == 0 { add(HTMLInvisible.removed(from: text)) }
        case .open(let name, let attributes, let isSelfClosing):
            begin(name, attributes, isSelfClosing: isSelfClosing)
        case .close(let name): end(name)
        case .style(let sheet): visibility.read(sheet)
        }
    }

    /// The text, without empty lines at its ends.
    mutating func finish() -> String {
        while !open.isEmpty { close(open.removeLast()) }
        while let last = output.last, ASCII.isSpace(last) { output.removeLast() }
        return String(decoding: output, as: UTF8.self)
    }

    // MARK: Elements

    /// Elements deeper than this stay what they are without being remembered: their end tags then end nothing. Honest
    /// mail built of tables reaches 60.
    private static let maximumDepth = 512

    private mutating func begin(_ name: String, _ attributes: [String: String], isSelfClosing: Bool) {
        let layout = HTMLLayout(of: name)
        let mark = hiddenDepth == 0 ? marks?(HTMLElementTag(name: name, attributes: attributes)) : nil
        if let mark { addMark(mark.opening) }
        if hiddenDepth == 0 { breakBefore(name, layout, attributes) }
        guard !layout.isVoid, !isSelfClosing || layout.isBlock, open.count < HTMLRenderer.maximumDepth else { return }
        closeImplied(by: name)
        var element = HTMLElement(name: name, start: output.count)
        element.closingMark = mark?.closing ?? ""
        element.isHidden = layout.isHidden || visibility.isHidden(attributes)
        if element.isHidden { hiddenDepth += 1 }
        if name == "a" { element.link = attributes["href"] }
        if name == "ol" { element.number = attributes["start"].flatMap { Int($0) } ?? 1 }
        if name == "pre" || name == "listing" || name == "textarea" { preDepth += 1 }
        if name == "blockquote" { quoteDepth += 1 }
        element.breaks = breaks(of: name, layout, attributes)
        if name == "ul" || name == "ol" { listDepth += 1 }
        open.append(element)
        if name == "li", hiddenDepth == 0 { addMarker() }
    }

    private mutating func breakBefore(_ name: String, _ layout: HTMLLayout, _ attributes: [String: String]) {
        switch name {
        case "br": addLineBreak()
        case "hr":
            require(breaks: 1)
            addWord("----------")
            require(breaks: 1)
        case "img":
            if let text = attributes["alt"], !text.isEmpty { add(text) }
        case "td", "th": addCellGap()
        default: require(breaks: breaks(of: name, layout, attributes))
        }
    }

    private func breaks(of name: String, _ layout: HTMLLayout, _ attributes: [String: String]) -> Int {
        // A list in a list goes on in its lines.
        if listDepth > 0, name == "ul" || name == "ol" { return 1 }
        // QUIRK: Outlook writes each line as a paragraph without margins, and empty lines as such with a space.
        if name == "p", let style = attributes["class"], style.hasPrefix("Mso") || style.hasPrefix("x_Mso") { return 1 }
        return layout.breaks
    }

    /// HTML lets `</p>`, `</li>`, `</td>`, `</tr>` be left out.
    private mutating func closeImplied(by name: String) {
        guard let last = open.last?.name else { return }
        let isImplied =
            switch name {
            case "li": last == "li"
            case "p": last == "p"
            case "tr": last == "td" || last == "th" || last == "tr"
            case "td", "th": last == "td" || last == "th"
            case "dt", "dd": last == "dt" || last == "dd"
            case "option": last == "option"
            default: false
            }
        if isImplied {
            close(open.removeLast())
            if name == "tr" { closeImplied(by: name) }
        }
    }

    private mutating func end(_ name: String) {
        let layout = HTMLLayout(of: name)
        if name == "br" { addLineBreak() }
        // QUIRK: </p> without <p> is an empty paragraph; other stray end tags are nothing.
        let window = open.suffix(HTMLRenderer.searchDepth)
        guard let place = window.lastIndex(where: { $0.name == name }) else {
            if hiddenDepth == 0, layout.isBlock { require(breaks: 1) }
            return
        }
        // An end tag of an inline element does not close the cell or list around it.
        if !layout.isBlock, open[place...].dropFirst().contains(where: { HTMLLayout(of: $0.name).isBlock }) {
            if name != "a" { return }
        }
        while open.count > place { close(open.removeLast()) }
    }

    /// How far up an end tag looks for its start: bounds the work per tag.
    private static let searchDepth = 64

    private mutating func close(_ element: HTMLElement) {
        if element.isHidden { hiddenDepth -= 1 }
        if element.name == "ul" || element.name == "ol" { listDepth -= 1 }
        if element.name == "pre" || element.name == "listing" || element.name == "textarea" { preDepth -= 1 }
        guard hiddenDepth == 0 else {
            if element.name == "blockquote" { quoteDepth -= 1 }
            return
        }
        if let link = element.link { addLink(link, from: element.start) }
        require(breaks: element.breaks)
        if element.name == "blockquote" { quoteDepth -= 1 }
        addMark(element.closingMark)
    }

    private mutating func addMark(_ mark: String) {
        guard !mark.isEmpty else { return }
        require(breaks: 1)
        addWord(mark)
        require(breaks: 1)
    }

    // MARK: Text

    private mutating func add(_ text: String) {
        var previous: UInt8 = 0
        for octet in text.utf8 {
            if ASCII.isSpace(octet) || octet == 0x0c {
                addSpace(octet)
            } else if octet == 0xa0, previous == 0xc2 {
                addNonBreakingSpace()
            } else if octet != 0xc2 {
                settle()
                // The first octet of U+0080 to U+00BF waits for its second, which tells the non-breaking space.
                if previous == 0xc2 { output.append(previous) }
                output.append(octet)
                isLineStart = false
            }
            previous = octet
        }
    }

    /// U+00A0 is a space in plain text.
    private mutating func addNonBreakingSpace() {
        if pendingBreaks > 0 || isLineStart { isBlankLine = true }
        addSpace(ASCII.space)
    }

    private mutating func addSpace(_ octet: UInt8) {
        guard preDepth > 0 else {
            pendingSpace = !isLineStart || pendingSpace
            return
        }
        if octet == ASCII.lf {
            addLineBreak()
        } else if octet != ASCII.cr {
            settle()
            output.append(octet)
        }
    }

    private mutating func addWord(_ word: String) {
        settle()
        output += word.utf8
        isLineStart = false
    }

    /// Writes the line ends and the space that are due.
    private mutating func settle() {
        if pendingBreaks > 0 {
            if !output.isEmpty { writeBreaks() }
            pendingBreaks = 0
            isBlankLine = false
            pendingSpace = false
            isLineStart = true
        }
        if isLineStart, quoteDepth > 0 {
            addQuoteMarks(quoteDepth)
            isLineStart = false
            pendingSpace = false
        }
        writtenQuoteDepth = quoteDepth
        if pendingSpace, !isLineStart { output.append(ASCII.space) }
        pendingSpace = false
    }

    private mutating func writeBreaks() {
        output.append(ASCII.lf)
        guard pendingBreaks > 1 else { return }
        // An empty line within a quotation belongs to it.
        addQuoteMarks(min(quoteDepth, writtenQuoteDepth))
        if output.last == ASCII.space { output.removeLast() }
        output.append(ASCII.lf)
    }

    private mutating func addQuoteMarks(_ depth: Int) {
        for _ in 0..<min(depth, HTMLRenderer.maximumLevels) { output += [ASCII.greater, ASCII.space] }
    }

    /// More levels of quotations and lists are not told apart, and must not make the output larger than the input.
    private static let maximumLevels = 5

    private mutating func require(breaks: Int) {
        guard breaks > 0 else { return }
        pendingSpace = false
        if output.isEmpty { return }
        pendingBreaks = max(pendingBreaks, isBlankLine ? 2 : breaks)
        isBlankLine = false
    }

    private mutating func addLineBreak() {
        guard hiddenDepth == 0, !output.isEmpty else { return }
        // Three empty lines say no more than one.
        pendingBreaks = min(pendingBreaks + 1, 2)
        pendingSpace = false
    }

    private mutating func addCellGap() {
        guard pendingBreaks == 0, !isLineStart, !output.isEmpty else { return }
        // Cells of a row are told apart by a tab, so that `Label<tab>value` can be read.
        while output.last == ASCII.space { output.removeLast() }
        if output.last != ASCII.tab { output.append(ASCII.tab) }
        pendingSpace = false
    }

    private mutating func addMarker() {
        settle()
        for _ in 1..<max(2, min(listDepth, HTMLRenderer.maximumLevels)) where listDepth > 1 {
            output += [ASCII.space, ASCII.space]
        }
        let list = open.lastIndex { $0.name == "ol" || $0.name == "ul" }
        if let list, let number = open[list].number {
            addWord("\(number).")
            open[list].number = number &+ 1
        } else {
            addWord("-")
        }
        pendingSpace = true
    }

    /// The address of a link behind its text, where the text does not say it already.
    private mutating func addLink(_ link: String, from start: Int) {
        let target = link.filter { !$0.isNewline }
        let shown = String(
            decoding: output[min(start, output.count)...].drop(while: ASCII.isSpace).prefix(HTMLLink.maximumTextOctets),
            as: UTF8.self
        )
        guard HTMLLink.needsAddress(target, shownAs: shown) else { return }
        addWord(shown.isEmpty ? HTMLLink.shown(target) : " (\(HTMLLink.shown(target)))")
    }
}
