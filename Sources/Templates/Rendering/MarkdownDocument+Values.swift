import CCmark

extension MarkdownDocument {
    /// Puts the values where their stand-ins are, then takes out what is left empty: blank bullets, paragraphs with
    /// nothing in them, links without a target.
    func substitute(_ values: ResolvedValues) {
        dropRawHTML()
        for node in nodes(ofType: [CMARK_NODE_TEXT.rawValue, CMARK_NODE_CODE.rawValue, CMARK_NODE_CODE_BLOCK.rawValue])
        {
            Self.substituteText(node, values)
        }
        for node in nodes(ofType: [CMARK_NODE_LINK.rawValue, CMARK_NODE_IMAGE.rawValue]) {
            Self.substituteTarget(node, values)
        }
        prune()
    }

    private func dropRawHTML() {
        for node in nodes(ofType: [CMARK_NODE_HTML_BLOCK.rawValue, CMARK_NODE_HTML_INLINE.rawValue]) {
            MarkdownNode.remove(node)
        }
    }

    private static func substituteText(_ node: OpaquePointer, _ values: ResolvedValues) {
        let literal = MarkdownNode.literal(node)
        guard Placeholder.isPresent(in: literal) else { return }
        let isProse = MarkdownNode.type(node) == CMARK_NODE_TEXT && !isInsideLink(node)
        let holdsTarget = literal.unicodeScalars.contains { target(of: $0, values) != nil }
        if isProse && holdsTarget {
            splitAtTargets(node, literal, values)
        } else {
            cmark_node_set_literal(node, Placeholder.replace(in: literal) { values[$0].text })
        }
    }

    /// A URL field standing in prose becomes a link that shows its address.
    private static func splitAtTargets(_ node: OpaquePointer, _ literal: String, _ values: ResolvedValues) {
        var run = String.UnicodeScalarView()
        let flush = {
            insertText(String(run), before: node, values)
            run = String.UnicodeScalarView()
        }
        for scalar in literal.unicodeScalars {
            guard let target = target(of: scalar, values) else {
                run.append(scalar)
                continue
            }
            flush()
            insertLink(target, before: node)
        }
        flush()
        MarkdownNode.remove(node)
    }

    private static func insertText(_ text: String, before node: OpaquePointer, _ values: ResolvedValues) {
        guard !text.isEmpty, let fresh = cmark_node_new(CMARK_NODE_TEXT) else { return }
        cmark_node_set_literal(fresh, Placeholder.replace(in: text) { values[$0].text })
        cmark_node_insert_before(node, fresh)
    }

    private static func insertLink(_ target: LinkTarget, before node: OpaquePointer) {
        guard let link = cmark_node_new(CMARK_NODE_LINK), let text = cmark_node_new(CMARK_NODE_TEXT) else { return }
        cmark_node_set_url(link, target.text)
        cmark_node_set_literal(text, target.readable)
        cmark_node_append_child(link, text)
        cmark_node_insert_before(node, link)
    }

    private static func target(of scalar: Unicode.Scalar, _ values: ResolvedValues) -> LinkTarget? {
        guard let position = Placeholder.position(scalar), TemplateField.all.indices.contains(position),
            TemplateField.all[position].kind == .url
        else { return nil }
        return LinkTarget(values[position].text)
    }

    private static func isInsideLink(_ node: OpaquePointer) -> Bool {
        var parent = cmark_node_parent(node)
        while let current = parent {
            if MarkdownNode.type(current) == CMARK_NODE_LINK { return true }
            parent = cmark_node_parent(current)
        }
        return false
    }

    private static func substituteTarget(_ node: OpaquePointer, _ values: ResolvedValues) {
        let url = MarkdownNode.url(node)
        let replaced: String
        if url.unicodeScalars.count == 1 {
            replaced = Placeholder.replace(in: url) { values[$0].text }
        } else if url.lowercased().hasPrefix("tel:") {
            replaced = Placeholder.replace(in: url) { LinkTarget.telephone(values[$0].text) }
        } else if url.lowercased().hasPrefix("mailto:") {
            // The address itself needs its "@"; RFC 6068 §2 wants the rest encoded.
            replaced = Placeholder.replace(in: url) {
                LinkTarget.encodedPiece(values[$0].text).replacing("%40", with: "@")
            }
        } else {
            replaced = Placeholder.replace(in: url) { LinkTarget.encodedPiece(values[$0].text) }
        }
        if let target = LinkTarget(replaced) {
            cmark_node_set_url(node, target.text)
        } else {
            MarkdownNode.unwrap(node)
        }
    }

    /// Containers are visited after their children, so an emptied list goes with its last item.
    private func prune() {
        let containers: Set<UInt32> = [
            CMARK_NODE_EMPH.rawValue, CMARK_NODE_STRONG.rawValue, CMARK_NODE_LINK.rawValue,
            CMARK_NODE_PARAGRAPH.rawValue, CMARK_NODE_HEADING.rawValue, CMARK_NODE_ITEM.rawValue,
            CMARK_NODE_LIST.rawValue, CMARK_NODE_BLOCK_QUOTE.rawValue,
        ]
        for node in nodes(ofType: containers) where MarkdownNode.children(node).allSatisfy(Self.isBlank) {
            MarkdownNode.remove(node)
        }
    }

    private static func isBlank(_ node: OpaquePointer) -> Bool {
        switch MarkdownNode.type(node) {
        case CMARK_NODE_TEXT: MarkdownNode.literal(node).allSatisfy(\.isWhitespace)
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: true
        default: false
        }
    }
}
