import Glibc

/// Takes HTML apart in one pass, as browsers do where it matters for mail (WHATWG HTML §13.2.5, abridged).
struct HTMLTokenizer {
    private let input: [UInt8]
    private var index = 0
    /// The element whose text runs up to its end tag.
    private var rawElement: String?

    init(_ html: String) {
        input = Array(html.utf8)
    }

    mutating func next() -> HTMLToken? {
        while index < input.count {
            if let name = rawElement {
                rawElement = nil
                let start = index
                skipRawText(of: name)
                guard name == "style" else { continue }
                return .style(String(decoding: input[start..<index].prefix(HTMLTokenizer.maximumSheet), as: UTF8.self))
            }
            if input[index] == ASCII.less, let token = tag() { return token.value }
            let start = index
            index += 1
            while index < input.count, input[index] != ASCII.less { index += 1 }
            return .text(HTMLEntities.decode(input[start..<index]))
        }
        return nil
    }

    /// A tag, comment or declaration; nil when the `<` is text. What shows nothing gives an empty text.
    private mutating func tag() -> (value: HTMLToken, Void)? {
        guard index + 1 < input.count else { return nil }
        let next = input[index + 1]
        if next == UInt8(ascii: "!") || next == ASCII.question {
            skipDeclaration()
            return (.text(""), ())
        }
        let isClose = next == ASCII.slash
        let nameStart = index + (isClose ? 2 : 1)
        guard nameStart < input.count, (0x61...0x7a).contains(input[nameStart] | 0x20) else { return nil }
        var end = nameStart
        while end < input.count, !HTMLTokenizer.endsName(input[end]) { end += 1 }
        let name = ASCII.lowercased(input[nameStart..<end])
        index = end
        let (attributes, isSelfClosing) = attributes()
        if isClose { return (.close(name: name), ()) }
        if HTMLTokenizer.rawElements.contains(name), !isSelfClosing { rawElement = name }
        return (.open(name: name, attributes: attributes, isSelfClosing: isSelfClosing), ())
    }

    /// How much of a style element is looked at. Those of newsletters have some 20 KiB.
    private static let maximumSheet = 256 * 1024

    private static let rawElements: Set<String> = [
        "script", "style", "title", "textarea", "xmp", "noembed", "iframe", "noframes",
    ]

    private static func endsName(_ octet: UInt8) -> Bool {
        ASCII.isSpace(octet) || octet == ASCII.greater || octet == ASCII.slash || octet == 0x0c
    }

    /// Comments end at `-->`, other declarations at `>`. Conditional comments (`<!--[if mso]>`) are comments: only
    /// Outlook reads them; `<![endif]-->` is a declaration.
    private mutating func skipDeclaration() {
        if input[index...].starts(with: Array("<!--".utf8)) {
            index += 4
            // `<!-->` and `<!--->` are complete comments.
            if index < input.count, input[index] == ASCII.greater {
                index += 1
                return
            }
            while index < input.count {
                if input[index] == ASCII.hyphen, index + 2 < input.count, input[index + 1] == ASCII.hyphen,
                    input[index + 2] == ASCII.greater
                {
                    index += 3
                    return
                }
                index += 1
            }
        } else {
            while index < input.count, input[index] != ASCII.greater { index += 1 }
            index += 1
        }
    }

    /// Up to the `>`; only attributes that change what is shown are kept, and no more than a tag honestly has.
    private mutating func attributes() -> ([String: String], Bool) {
        var found: [String: String] = [:]
        var isSelfClosing = false
        while index < input.count, input[index] != ASCII.greater {
            let octet = input[index]
            if ASCII.isSpace(octet) || octet == ASCII.slash || octet == 0x0c {
                isSelfClosing = octet == ASCII.slash
                index += 1
                continue
            }
            isSelfClosing = false
            let start = index
            index += 1
            while index < input.count, !HTMLTokenizer.endsName(input[index]), input[index] != ASCII.equals {
                index += 1
            }
            let name = input[start..<index]
            while index < input.count, ASCII.isSpace(input[index]) { index += 1 }
            var value: ArraySlice<UInt8> = []
            if index < input.count, input[index] == ASCII.equals {
                index += 1
                value = attributeValue()
            }
            if name.count <= 12 {
                let key = ASCII.lowercased(name)
                if HTMLTokenizer.keptAttributes.contains(key), found[key] == nil {
                    found[key] = HTMLEntities.decode(value)
                }
            }
        }
        index += 1
        return (found, isSelfClosing)
    }

    private static let keptAttributes: Set<String> = [
        "href", "style", "alt", "class", "hidden", "start", "type", "id", "name",
        "data-marker",
    ]

    private mutating func attributeValue() -> ArraySlice<UInt8> {
        while index < input.count, ASCII.isSpace(input[index]) { index += 1 }
        guard index < input.count else { return [] }
        let quote = input[index]
        if quote == ASCII.quote || quote == ASCII.apostrophe {
            let start = index + 1
            index = start
            while index < input.count, input[index] != quote { index += 1 }
            let value = input[start..<index]
            index = min(index + 1, input.count)
            return value
        }
        let start = index
        while index < input.count, !ASCII.isSpace(input[index]), input[index] != ASCII.greater { index += 1 }
        return input[start..<index]
    }

    /// To the end tag of a script, style or the like. Without one nothing more is shown, as in a browser.
    private mutating func skipRawText(of name: String) {
        let tag = Array("</\(name)".utf8)
        while index < input.count {
            if input[index] == ASCII.less, index + tag.count <= input.count,
                tag.indices.allSatisfy({ ASCII.lower(input[index + $0]) == tag[$0] })
            {
                return
            }
            index += 1
        }
    }
}
