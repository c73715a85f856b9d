/// Lines of a rendered HTML body with what its markup says put into them.
enum MarkedLines {
    /// Lines between the marks of a quotation look quoted, those of a signature so; other marks stay, outside both.
    static func resolve(_ lines: [TextLine]) -> [TextLine] {
        var found: [TextLine] = []
        found.reserveCapacity(lines.count)
        var quotations = 0
        var signatures = 0
        for line in lines {
            guard let mark = QuotationMark(line: line.text) else {
                found.append(look(of: line, isQuoted: quotations > 0, isSignature: signatures > 0))
                continue
            }
            switch mark {
            case .quotationStart: quotations += 1
            case .quotationEnd: quotations = max(0, quotations - 1)
            case .signatureStart: signatures += quotations == 0 ? 1 : 0
            case .signatureEnd: signatures = max(0, signatures - (quotations == 0 ? 1 : 0))
            case .introduction, .header, .likelyHeader:
                if quotations == 0, signatures == 0 { found.append(TextLine(line, look: .mark, mark: mark)) }
            }
        }
        return found
    }

    private static func look(of line: TextLine, isQuoted: Bool, isSignature: Bool) -> TextLine {
        if isQuoted {
            guard line.look != .empty else { return line }
            return TextLine(line, look: .quoted, mark: .quotationStart)
        }
        return isSignature ? TextLine(line, look: .signature) : line
    }
}
