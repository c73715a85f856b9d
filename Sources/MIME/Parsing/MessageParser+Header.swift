import Glibc

extension MessageParser {
    /// Reads the fields up to the empty line, or to where the body seems to start without one, and moves behind it.
    ///
    /// - Parameter isTop: whether a message starts here, so that an mbox line and empty lines may precede.
    mutating func header(isTop: Bool) -> Header {
        if isTop { skipWhatPrecedes() }
        let start = position
        var places: [FieldPlace] = []
        places.reserveCapacity(isTop ? 32 : 4)
        var end = start
        reading: while position < buffer.count {
            let line = headerLine(at: position, isFirst: isTop && places.isEmpty)
            if line.start > position, buffer[position] != ASCII.cr { note(.malformedFieldLine, at: position) }
            switch kind(of: line, isFirst: places.isEmpty) {
            case .empty:
                position = line.next
                return Header(octets: octets, places: places, range: start..<end)
            case .continuation:
                if !places.isEmpty { places[places.count - 1].end = line.end }
            case .field(let nameEnd, let bodyStart):
                if places.count < limits.fields {
                    places.append(
                        FieldPlace(start: line.start, nameEnd: nameEnd, bodyStart: bodyStart, end: line.end)
                    )
                } else if defects.last?.kind != .tooManyFields {
                    note(.tooManyFields, at: line.start)
                }
            case .delimiter:
                note(.missingHeaderBodySeparator, at: line.start)
                takeDelimiter()
                return Header(octets: octets, places: places, range: start..<line.start)
            case .skipped(let defect):
                note(defect, at: line.start)
            case .body:
                note(places.isEmpty && isTop ? .missingHeader : .missingHeaderBodySeparator, at: line.start)
                break reading
            }
            end = line.end
            position = line.next
        }
        return Header(octets: octets, places: places, range: start..<max(start, end))
    }

    /// The line of a header. QUIRK: scripts that write CRLF or LF leave single CRs between some fields, others indent the
    /// first field.
    @inline(__always)
    private func headerLine(at start: Int, isFirst: Bool) -> Line {
        var line = line(at: start)
        guard !line.isEmpty else { return line }
        if isFirst, buffer[start] == ASCII.space || buffer[start] == ASCII.tab {
            let text = buffer[start..<line.end].firstIndex { !ASCII.isSpace($0) } ?? start
            if startsKnownField(at: text) { line.start = text }
        }
        guard !endsLinesWithCR, let base = buffer.baseAddress else { return line }
        while !line.isEmpty, buffer[line.start] == ASCII.cr { line.start += 1 }
        var index = line.start
        while index < line.end, let found = memchr(base + index, Int32(ASCII.cr), line.end - index) {
            let mark = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            index = mark + 1
            guard startsKnownField(at: index) else { continue }
            line.end = mark
            line.next = index
        }
        return line
    }

    private enum LineKind {
        case empty
        case continuation
        case field(nameEnd: Int, bodyStart: Int)
        case delimiter
        case skipped(Defect.Kind)
        case body
    }

    @inline(__always)
    private func kind(of line: Line, isFirst: Bool) -> LineKind {
        if line.isEmpty { return .empty }
        let first = buffer[line.start]
        if first == ASCII.space || first == ASCII.tab { return kindOfIndented(line, isFirst: isFirst) }
        if first == ASCII.hyphen, isDelimiter(at: line.start) { return .delimiter }
        if let field = field(in: line) { return field }
        if isMboxLine(line) { return .skipped(.mboxFromLine) }
        return startsKnownField(at: line.next) && !isFirst ? .skipped(.malformedFieldLine) : .body
    }

    /// A line of white space only continues a field where more of the field or another field follows (RFC 5322 §4.2
    /// lets it), and is the empty line otherwise.
    private func kindOfIndented(_ line: Line, isFirst: Bool) -> LineKind {
        guard isBlank(line) else { return isFirst ? .body : .continuation }
        guard !isFirst, line.next < buffer.count else { return .empty }
        let following = self.line(at: line.next)
        let next = following.isEmpty ? ASCII.lf : buffer[line.next]
        let isContinued = next == ASCII.space || next == ASCII.tab
        return isContinued || startsKnownField(at: line.next) ? .continuation : .empty
    }

    /// `field = field-name *WSP ":" unstructured`, RFC 5322 §3.6.8 and §4.5.
    @inline(__always)
    private func field(in line: Line) -> LineKind? {
        var index = line.start
        while index < line.end, buffer[index] > 0x20, buffer[index] < 0x7f, buffer[index] != ASCII.colon { index += 1 }
        let nameEnd = index
        while index < line.end, buffer[index] == ASCII.space || buffer[index] == ASCII.tab { index += 1 }
        guard nameEnd > line.start, index < line.end, buffer[index] == ASCII.colon else { return nil }
        return .field(nameEnd: nameEnd, bodyStart: index + 1)
    }

    /// QUIRK: mbox stores put `From sender date` before a message; some forwarders quote it as `>From`.
    private func isMboxLine(_ line: Line) -> Bool {
        let start = buffer[line.start] == ASCII.greater ? line.start + 1 : line.start
        let prefix = Array("From ".utf8)
        return line.end - start > prefix.count && prefix.indices.allSatisfy { buffer[start + $0] == prefix[$0] }
    }

    /// Skips a byte order mark and, where a header follows them, empty lines and those of white space.
    private mutating func skipWhatPrecedes() {
        if buffer.count - position >= 3, buffer[position] == 0xef, buffer[position + 1] == 0xbb,
            buffer[position + 2] == 0xbf
        {
            position += 3
        }
        var index = position
        while index < buffer.count {
            let line = line(at: index)
            guard isBlank(line) else { break }
            index = line.next
        }
        guard index > position, startsKnownField(at: index) else { return }
        note(.leadingEmptyLines, at: position)
        position = index
    }

    private func isBlank(_ line: Line) -> Bool {
        buffer[line.start..<line.end].allSatisfy(ASCII.isSpace)
    }

    /// Whether a field that mail programs write starts here: how a header is told from text that has a colon.
    func startsKnownField(at start: Int) -> Bool {
        let limit = min(buffer.count, start + MessageParser.maximumKnownName)
        var index = start
        while index < limit, buffer[index] > 0x20, buffer[index] < 0x7f, buffer[index] != ASCII.colon { index += 1 }
        let nameEnd = index
        while index < limit, buffer[index] == ASCII.space || buffer[index] == ASCII.tab { index += 1 }
        guard nameEnd > start, index < limit, buffer[index] == ASCII.colon else { return false }
        let name = ASCII.lowercased(buffer[start..<nameEnd])
        return MessageParser.knownFields.contains(name)
            || MessageParser.knownPrefixes.contains { name.hasPrefix($0) }
    }

    /// The longest names of fields that programs write have some 50 octets.
    private static let maximumKnownName = 80

    private static let knownPrefixes = ["x-", "content-", "list-", "arc-", "resent-", "dkim-", "received-"]

    private static let knownFields: Set<String> = [
        "from", "to", "cc", "bcc", "subject", "date", "message-id", "in-reply-to", "references", "reply-to", "sender",
        "return-path", "received", "mime-version", "delivered-to", "auto-submitted", "precedence", "importance",
        "priority", "sensitivity", "thread-topic", "thread-index", "organization", "user-agent", "errors-to",
        "authentication-results", "domainkey-signature", "envelope-to", "delivery-date", "feedback-id", "status",
        "lines", "keywords", "comments", "disposition-notification-to", "return-receipt-to", "newsgroups", "xref",
    ]
}
