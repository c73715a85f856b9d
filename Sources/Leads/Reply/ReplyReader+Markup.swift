extension ReplyReader {
    /// What the markup says of the lines below.
    func marked(at index: Int, _ state: inout ReplyState) -> Int {
        let below = firstVisible(after: index)
        switch lines[index].mark {
        case .introduction:
            guard let quotation = introducedQuotation(from: below) else { return index + 1 }
            return self.quotation(from: quotation, introducedAt: below, author: author(at: below), &state)
        case .header, .likelyHeader:
            var start = below
            while start < lines.count,
                lines[start].look == .ruler || lines[start].look == .empty || lines[start].look == .mark
            {
                start += 1
            }
            let isForward = isForward || start < lines.count && lines[start].look == .forwardDivider
            if isForward, start < lines.count, lines[start].look == .forwardDivider { return start }
            if let block = QuotedHeader.read(lines, at: start, isBelowDivider: true) {
                return header(block, at: index, &state)
            }
            guard lines[index].mark == .header, start < lines.count, lines[start].look != .quoted else {
                return index + 1
            }
            let unknown = QuotedHeader.readUnknown(lines, at: start)
            return wrap(unknown, textFrom: unknown?.end ?? start, isForward: isForward, &state)
        default: return index + 1
        }
    }

    /// The quotation that lines after a mark introduce; nil when other than an introduction stands between.
    private func introducedQuotation(from start: Int) -> Int? {
        var index = start
        var words = 0
        while index < lines.count, words <= ReplyReader.longestIntroduction {
            switch lines[index].look {
            case .quoted: return words > 0 ? index : nil
            case .forwardDivider, .originalDivider, .ruler, .deviceNote, .signature: return nil
            case .text:
                if QuotedField.read(lines[index].text) != nil { return nil }
                words += 1
            case .empty, .mark: break
            }
            index += 1
        }
        return nil
    }

    /// Lines of text that introduce a quotation where the markup says that they do.
    private static let longestIntroduction = 4
}
