import CCmark

/// Writes a document as the text a person would have typed: paragraphs on one line each, lists with dashes, links as
/// `text: address`, no trace of markup.
struct PlainTextWriter {
    /// The text of a document, without a line end at its end.
    func write(_ document: borrowing MarkdownDocument) -> String {
        blocks(of: document.root, depth: 0).joined(separator: "\n\n")
    }

    private func blocks(of parent: OpaquePointer, depth: Int) -> [String] {
        guard depth < TemplateLimits.depth else { return [] }
        return MarkdownNode.children(parent)
            .map { block($0, depth: depth) }
            .filter { !$0.isEmpty }
    }

    private func block(_ node: OpaquePointer, depth: Int) -> String {
        switch MarkdownNode.type(node) {
        case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
            return inlines(of: node, isBlockEnd: true)
        case CMARK_NODE_LIST:
            return list(node, depth: depth)
        case CMARK_NODE_BLOCK_QUOTE:
            return indent(blocks(of: node, depth: depth + 1).joined(separator: "\n\n"), first: "> ", rest: "> ")
        case CMARK_NODE_CODE_BLOCK:
            return MarkdownNode.literal(node).split(separator: "\n").joined(separator: "\n")
        case CMARK_NODE_THEMATIC_BREAK:
            return "* * *"
        default:
            return ""
        }
    }

    private func list(_ node: OpaquePointer, depth: Int) -> String {
        let isTight = cmark_node_get_list_tight(node) != 0
        let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
        var number = Int(cmark_node_get_list_start(node))
        var items: [String] = []
        for item in MarkdownNode.children(node) {
            let text = blocks(of: item, depth: depth + 1).joined(separator: isTight ? "\n" : "\n\n")
            let marker = isOrdered ? "\(number). " : "- "
            items.append(indent(text, first: marker, rest: String(repeating: " ", count: marker.count)))
            number += 1
        }
        return items.joined(separator: isTight ? "\n" : "\n\n")
    }

    private func indent(_ text: String, first: String, rest: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated()
            .map { number, line in number == 0 ? first + line : line.isEmpty ? "" : rest + line }
            .joined(separator: "\n")
    }

    private func inlines(of parent: OpaquePointer, isBlockEnd: Bool) -> String {
        let children = MarkdownNode.children(parent)
        var text = ""
        for (position, child) in children.enumerated() {
            let isLast = isBlockEnd && position == children.count - 1
            text += inline(child, isBlockEnd: isLast)
        }
        return text
    }

    private func inline(_ node: OpaquePointer, isBlockEnd: Bool) -> String {
        switch MarkdownNode.type(node) {
        case CMARK_NODE_TEXT, CMARK_NODE_CODE: return MarkdownNode.literal(node)
        case CMARK_NODE_SOFTBREAK: return " "
        case CMARK_NODE_LINEBREAK: return "\n"
        case CMARK_NODE_EMPH, CMARK_NODE_STRONG: return inlines(of: node, isBlockEnd: isBlockEnd)
        case CMARK_NODE_LINK: return link(node, isBlockEnd: isBlockEnd)
        case CMARK_NODE_IMAGE: return inlines(of: node, isBlockEnd: false)
        default: return ""
        }
    }

    /// At the end of a block `text: address`; inside a sentence `text (address)`; an address that shows itself, once.
    private func link(_ node: OpaquePointer, isBlockEnd: Bool) -> String {
        let text = inlines(of: node, isBlockEnd: false)
        let address = LinkTarget(MarkdownNode.url(node))?.readable ?? MarkdownNode.url(node)
        if text.isEmpty || text == address { return address }
        let isNumber = MarkdownNode.url(node).hasPrefix("tel:") && text.contains(where: \.isNumber)
        if isNumber || address == "https://" + text { return text }
        return isBlockEnd ? "\(text): \(address)" : "\(text) (\(address))"
    }
}
