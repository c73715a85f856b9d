/// What `ReplyReader` knows of a text while it goes through its lines.
struct ReplyState {
    /// Lines that stay in the reply, with whether they are quoted.
    private(set) var kept: [(line: TextLine, isQuoted: Bool)] = []
    /// A line of the writer's own is kept.
    private(set) var hasText = false
    /// A line that prints words is kept.
    private(set) var hasWords = false
    /// Quoted lines between answers stay: they say what is answered.
    var isInterleaved = false
    /// A quotation was taken out behind the last kept line.
    var isGap = false
    /// Lines before this one were found to open no header.
    var noHeaderBefore = 0
    /// A quotation was introduced: later ones without an introduction belong to the same message.
    var hasIntroduction = false
    var wrapped: WrappedMessage?
    var isForwarded = false
    var isOpen = true
    /// Nothing above was the writer's own: what follows is the message below, shown because there is no other.
    var isOthers = false
    /// What the markup calls a signature.
    var signature: [TextLine] = []

    mutating func keep(_ line: TextLine, isQuoted: Bool = false) {
        let isQuoted = isQuoted || isOthers
        // Where a quotation was taken out, the empty lines on both its sides are one.
        if line.look == .empty, isGap, kept.last?.line.look == .empty { return }
        if line.look != .empty { isGap = false }
        kept.append((line, isQuoted))
        if line.look == .text, !isQuoted { hasText = true }
        if line.look == .text || line.look == .quoted { hasWords = true }
    }

    mutating func startAgain() {
        isOthers = true
        kept.removeAll()
        hasText = false
        hasWords = false
    }
}
