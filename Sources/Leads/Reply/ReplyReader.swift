/// Tells a writer's new words from quotations, signature, disclaimer and forwarded mail.
///
/// A line is judged once and a region passed over once: time is linear in the text. The original is never changed;
/// callers keep it.
package struct ReplyReader: Sendable {
    let lines: [TextLine]
    /// For each line, the index of the first text line at or after it; one more than the lines there are.
    private let nextText: [Int]
    /// Index of the last quoted line, -1 when there is none.
    private let lastQuoted: Int
    /// Whether the subject says that something was forwarded (`Fwd:`): a header block alone cannot tell.
    let isForward: Bool
    /// The text was rendered from HTML, where a quotation mark stands for any `<blockquote>`.
    private let isRendered: Bool
    /// The message answers one: what it quotes is ours.
    private let isAnswer: Bool

    /// - Parameters:
    ///   - text: the readable body.
    ///   - subject: the message's subject, for its prefix.
    ///   - isRendered: the text was rendered from HTML: quotation marks are decoration, and only an introduction
    ///     makes a block quotation somebody else's words.
    ///   - isAnswer: whether the message answers one; without it the subject's prefix tells.
    package init(text: String, subject: String? = nil, isRendered: Bool = false, isAnswer: Bool? = nil) {
        self.isRendered = isRendered
        self.isAnswer = isAnswer ?? subject.map(SubjectPrefix.isReply) ?? false
        let plain = TextLines.split(text).map(TextLine.init)
        let lines = isRendered ? MarkedLines.resolve(plain) : plain
        var nextText = [Int](repeating: lines.count, count: lines.count + 1)
        for index in lines.indices.reversed() {
            nextText[index] = lines[index].look == .text ? index : nextText[index + 1]
        }
        self.lines = lines
        self.nextText = nextText
        lastQuoted = lines.lastIndex { $0.look == .quoted } ?? -1
        isForward = subject.map(SubjectPrefix.isForward) ?? false
    }

    /// An HTML body, whose markup says where quotations and signatures are.
    package init(html: String, subject: String? = nil, isAnswer: Bool? = nil) {
        self.init(text: QuotationMarkup.render(html), subject: subject, isRendered: true, isAnswer: isAnswer)
    }

    /// Takes the text apart.
    package func read() -> ReplyText {
        var state = ReplyState()
        var index = GatewayBanner.end(in: lines)
        while index < lines.count, state.isOpen {
            index = step(at: index, &state)
        }
        return finish(state)
    }

    // MARK: - One step

    private func step(at index: Int, _ state: inout ReplyState) -> Int {
        let line = lines[index]
        switch line.look {
        case .forwardDivider: return divider(at: index, isForward: true, &state)
        case .originalDivider: return divider(at: index, isForward: false, &state)
        case .quoted: return quotation(from: index, introducedAt: nil, author: nil, &state)
        case .signature:
            state.signature.append(line)
            return index + 1
        case .mark: return marked(at: index, &state)
        case .empty, .ruler, .deviceNote: break
        case .text:
            if Dividers.isAnswerLine(line.folded) {
                // At the top it says only where an answer would go: a help desk sends a person's message on.
                return state.hasWords ? divider(at: index, isForward: false, &state) : index + 1
            }
            if index >= state.noHeaderBefore, QuotedField.read(line.text) != nil {
                if let block = QuotedHeader.read(lines, at: index, isAnnounced: isForward) {
                    return header(block, at: index, &state)
                }
                state.noHeaderBefore = QuotedHeader.paragraphEnd(lines, from: index)
            }
            if let attribution = Attribution.read(lines, at: index) {
                if let next = introduced(by: attribution, at: index, &state) { return next }
            }
        }
        state.keep(line)
        return index + 1
    }

    func author(at index: Int) -> String? {
        Attribution.read(lines, at: index)?.author
    }

    private func divider(at index: Int, isForward: Bool, _ state: inout ReplyState) -> Int {
        // A person may end a paragraph with "Forwarded message:"; a divider stands above something.
        guard lines[(index + 1)...].contains(where: { $0.look != .empty }) else {
            if isForward { state.keep(lines[index]) }
            return index + 1
        }
        let block = QuotedHeader.read(lines, at: firstVisible(after: index), isBelowDivider: true)
        return wrap(block, textFrom: block?.end ?? firstVisible(after: index), isForward: isForward, &state)
    }

    func header(_ block: QuotedHeader, at index: Int, _ state: inout ReplyState) -> Int {
        wrap(block, textFrom: block.end, isForward: isForward, &state)
    }

    /// What stands below a header or a divider is somebody else's; with nothing above it, it is all there is.
    func wrap(
        _ block: QuotedHeader?, textFrom start: Int, isForward: Bool, _ state: inout ReplyState
    ) -> Int {
        if state.wrapped == nil {
            state.wrapped = wrapped(block, textFrom: start)
            state.isForwarded = isForward
        }
        if state.hasText || isForward && start >= lines.count {
            state.isOpen = false
            return lines.count
        }
        state.startAgain()
        return max(start, 1)
    }

    private func introduced(by attribution: Attribution, at index: Int, _ state: inout ReplyState) -> Int? {
        let below = firstVisible(after: index + attribution.count - 1)
        let isQuoted = below < lines.count && lines[below].look == .quoted
        if isQuoted { return quotation(from: below, introducedAt: index, author: attribution.author, &state) }
        if attribution.needsQuotation { return nil }
        noteWrapped(from: attribution.author, textFrom: below, &state)
        guard state.hasText else {
            state.startAgain()
            return max(below, index + 1)
        }
        state.isOpen = false
        return lines.count
    }

    /// A run of quoted lines, which may be broken by empty ones and by the tails of lines that were wrapped too late.
    func quotation(
        from start: Int, introducedAt introduction: Int?, author: String?, _ state: inout ReplyState
    ) -> Int {
        let end = quotationEnd(from: start)
        let hidden = introduction == nil ? Attribution.read(lines, at: start, unquoted: true) : nil
        let inner = introduction == nil ? TextLine(lines[start].unquoted).look : .text
        let isDivided = inner == .forwardDivider || inner == .originalDivider
        let header =
            introduction == nil
            ? QuotedHeader.read(
                lines, at: isDivided ? firstWords(after: start) : start, isBelowDivider: isDivided, isQuoted: true
            ) : nil
        if state.wrapped == nil {
            if let header {
                state.wrapped = wrapped(header, textFrom: header.end)
                state.isForwarded = isForward || inner == .forwardDivider
            } else {
                noteWrapped(from: author ?? hidden?.author ?? "", textFrom: start, &state)
            }
        }
        let isMarked = lines[start].mark == .quotationStart
        let isIntroduced = introduction != nil || hidden != nil || header != nil || isMarked
        if isRendered, !isIntroduced, !state.isInterleaved, state.wrapped == nil || !state.hasIntroduction {
            for line in lines[start..<end] { state.keep(TextLine(line.onceUnquoted)) }
            return end
        }
        if isIntroduced { state.hasIntroduction = true }
        state.isGap = true
        let after = nextText[end]
        guard after < lines.count, !isSignature(at: after, from: end) else {
            dropOrKeep(start..<end, isIntroduced, &state)
            return end
        }
        let isAnsweredBetween = lastQuoted > after || state.isInterleaved
        if isAnsweredBetween {
            state.isInterleaved = true
            if let introduction, !state.hasText { keep(introduction..<start, &state) }
            keep(start..<end, &state)
        } else if !isIntroduced, !state.hasText {
            keep(start..<end, &state)
        }
        return end
    }

    /// A quotation with nothing below it: not the writer's, unless there is nothing else at all.
    private func dropOrKeep(_ range: Range<Int>, _ isIntroduced: Bool, _ state: inout ReplyState) {
        if !state.hasWords, !isIntroduced { keep(range, &state) }
    }

    private func keep(_ range: Range<Int>, _ state: inout ReplyState) {
        for index in range { state.keep(lines[index], isQuoted: true) }
    }

    /// Whether only a signature follows.
    private func isSignature(at text: Int, from end: Int) -> Bool {
        lines[end..<text].contains { $0.look == .ruler }
    }

    private func quotationEnd(from start: Int) -> Int {
        var end = start
        var index = start
        while index < lines.count {
            switch lines[index].look {
            case .quoted: end = index + 1
            case .empty: break
            default: return end
            }
            index += 1
        }
        return end
    }

    /// The next quoted line that says something.
    private func firstWords(after index: Int) -> Int {
        var next = index + 1
        while next < lines.count, TextLine.isInvisible(lines[next].unquoted) { next += 1 }
        return next
    }

    func firstVisible(after index: Int) -> Int {
        var next = index + 1
        while next < lines.count, lines[next].look == .empty { next += 1 }
        return next
    }

    // MARK: - What is wrapped

    private func noteWrapped(from author: String, textFrom start: Int, _ state: inout ReplyState) {
        guard state.wrapped == nil, start < lines.count else { return }
        var message = wrapped(nil, textFrom: start)
        message.from = author.isEmpty ? nil : author
        state.wrapped = message
    }

    private func wrapped(_ block: QuotedHeader?, textFrom start: Int) -> WrappedMessage {
        var message = block?.message ?? WrappedMessage()
        let isQuoted = start < lines.count && lines[start].look == .quoted
        var body: [Substring] = []
        if start < lines.count {
            for line in lines[start...] {
                if line.look == .mark { continue }
                if isQuoted, line.look != .quoted, line.look != .empty { break }
                body.append(isQuoted ? line.onceUnquoted : line.text)
            }
        }
        message.text = TextLines.join(body)
        return message
    }

    // MARK: - The end

    private func finish(_ state: ReplyState) -> ReplyText {
        var state = state
        // QUIRK: who types below the signature that a telephone put there writes inside its markup.
        if !state.hasWords, !state.signature.isEmpty {
            for line in state.signature { state.keep(TextLine(line.text)) }
            state.signature = []
        }
        let kept = state.kept.map(\.line)
        let end = Signature.start(in: kept)
        var last = end
        while last > 0, state.isInterleaved, kept[last - 1].look == .quoted || kept[last - 1].look == .empty {
            last -= 1
        }
        let reply = TextLines.join(kept[..<last].map { isRendered ? $0.unquoted : $0.text })
        let own = TextLines.join(state.kept[..<last].lazy.filter { !$0.isQuoted }.map(\.line.text))
        let below = Signature.parts(of: kept[end...] + state.signature)
        let found = ReplyText(
            text: reply, newText: own, signature: below.signature, disclaimer: below.disclaimer,
            wrapped: state.wrapped, isForwarded: state.isForwarded
        )
        return own.isEmpty && !isAnswer ? withoutOwnWords(found) : found
    }

    /// Nothing but a quotation in a message that answers none: what is quoted is what there is to read. With its writer's
    /// name it was sent on to us; without, the sender's program put the marks before the sender's own words.
    private func withoutOwnWords(_ found: ReplyText) -> ReplyText {
        guard let wrapped = found.wrapped else { return found }
        var found = found
        if wrapped.from != nil {
            found.isForwarded = true
            if found.text.isEmpty { found.text = wrapped.text }
            return found
        }
        guard !found.isForwarded, lines.contains(where: { $0.look == .quoted }) else { return found }
        let plain = TextLines.join(lines.lazy.filter { $0.look == .quoted }.map(\.unquoted))
        let inner = ReplyReader(text: plain, isAnswer: true).read()
        found.newText = inner.newText
        found.signature = found.signature ?? inner.signature
        found.wrapped = inner.wrapped
        found.isForwarded = inner.isForwarded
        return found
    }
}
