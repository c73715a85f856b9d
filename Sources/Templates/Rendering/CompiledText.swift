import Mustache

/// A piece of template text, parsed once.
struct CompiledText: Sendable {
    private let pieces: [Piece]

    private enum Piece: Sendable {
        case mustache(MustacheTemplate)
        case text(String)
        case field(Int)
    }

    /// Parses text with sections and partials.
    ///
    /// The text goes to the parser in pieces that end where no section is open: swift-mustache 2.1.1 measures the rest
    /// of its input at every brace, which makes one long text quadratic.
    init(_ source: TaggedText) throws {
        var pieces: [Piece] = []
        var plain = ""
        for chunk in source.chunks() {
            guard chunk.utf8.contains(UInt8(ascii: "{")) else {
                plain += chunk
                continue
            }
            if !plain.isEmpty { pieces.append(.text(plain)) }
            plain = ""
            pieces.append(.mustache(try MustacheTemplate(string: chunk)))
        }
        self.pieces = plain.isEmpty ? pieces : pieces + [.text(plain)]
    }

    /// Text with plain fields only, for what must work without any parser agreeing to it.
    init(fieldsOnly text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.range(of: "{{"), let close = rest[open.upperBound...].range(of: "}}") {
            pieces.append(.text(String(rest[..<open.lowerBound])))
            let name = String(rest[open.upperBound..<close.lowerBound])
            if let position = TemplateField.positions[name] ?? Layout.positions[name] {
                pieces.append(.field(position))
            }
            rest = rest[close.upperBound...]
        }
        self.pieces = pieces + [.text(String(rest))]
    }

    /// The text with stand-ins for fields.
    func render(_ context: FieldContext, partials: MustacheLibrary) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .mustache(let template): result += template.render(context, library: partials)
            case .text(let text): result += text
            case .field(let position): result += Placeholder.text(position)
            }
        }
        return result
    }
}

extension Substring {
    /// The first occurrence of a short needle.
    fileprivate func range(of needle: String) -> Range<Index>? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(needle) { return index..<self.index(index, offsetBy: needle.count) }
            formIndex(after: &index)
        }
        return nil
    }
}
