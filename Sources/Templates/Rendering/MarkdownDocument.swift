import CCmark

/// A CommonMark document of the system's libcmark, freed with its owner.
struct MarkdownDocument: ~Copyable {
    /// The tree.
    let root: OpaquePointer

    /// Parses Markdown; nil only when memory is out.
    init?(_ markdown: String) {
        var source = markdown
        let parsed = source.withUTF8 { octets in
            octets.withMemoryRebound(to: CChar.self) {
                cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
            }
        }
        guard let parsed else { return nil }
        self.root = parsed
    }

    deinit { cmark_node_free(root) }

    /// The document as an HTML fragment in cmark's safe mode: raw HTML and targets that run are left out.
    func html() -> String {
        guard let rendered = cmark_render_html(root, CMARK_OPT_DEFAULT) else { return "" }
        defer { cmark_get_default_mem_allocator().pointee.free(rendered) }
        return String(cString: rendered)
    }

    /// All nodes of these types, collected before anything is changed.
    func nodes(ofType types: Set<UInt32>) -> [OpaquePointer] {
        guard let iterator = cmark_iter_new(root) else { return [] }
        defer { cmark_iter_free(iterator) }
        var found: [OpaquePointer] = []
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return found }
            // Leaves are only entered; for containers the exit comes after their children, which pruning wants.
            guard let node = cmark_iter_get_node(iterator) else { continue }
            let isLeaf = cmark_node_first_child(node) == nil
            let isTurn = isLeaf ? event == CMARK_EVENT_ENTER : event == CMARK_EVENT_EXIT
            if isTurn, types.contains(cmark_node_get_type(node).rawValue) { found.append(node) }
        }
    }
}

/// Node access in Swift's terms.
enum MarkdownNode {
    static func type(_ node: OpaquePointer) -> cmark_node_type { cmark_node_get_type(node) }

    static func literal(_ node: OpaquePointer) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }

    static func url(_ node: OpaquePointer) -> String {
        cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    }

    static func children(_ node: OpaquePointer) -> [OpaquePointer] {
        var children: [OpaquePointer] = []
        var child = cmark_node_first_child(node)
        while let current = child {
            children.append(current)
            child = cmark_node_next(current)
        }
        return children
    }

    /// Takes a node out of the tree and frees it.
    static func remove(_ node: OpaquePointer) {
        cmark_node_unlink(node)
        cmark_node_free(node)
    }

    /// Puts a node's children in its place.
    static func unwrap(_ node: OpaquePointer) {
        for child in children(node) { cmark_node_insert_before(node, child) }
        remove(node)
    }
}
