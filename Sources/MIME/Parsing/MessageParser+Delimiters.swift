import Glibc

extension MessageParser {
    /// Moves to the delimiter line that ends what starts here and past it; returns where the body before it ends.
    mutating func bodyEnd() -> Int {
        pending = nil
        guard !boundaries.isEmpty else {
            position = buffer.count
            return position
        }
        let start = position
        while position < buffer.count {
            if buffer[position] == ASCII.hyphen, position + 1 < buffer.count, buffer[position + 1] == ASCII.hyphen,
                let delimiter = delimiter(at: position, bodyStart: start)
            {
                if delimiter.hasGarbage { note(.garbageAfterBoundary, at: position) }
                pending = delimiter
                position = line(at: position).next
                return delimiter.bodyEnd
            }
            position = nextLine(after: position)
        }
        return position
    }

    /// `delimiter := CRLF "--" boundary`, `close-delimiter := delimiter "--"`, then transport padding.
    ///
    /// RFC 2046 §5.1.1 lets a line count that goes on behind the boundary. Since boundaries also are the start of others,
    /// a line that ends with one comes first, and what goes on without blank or `--` does not count.
    func delimiter(at start: Int, bodyStart: Int) -> Delimiter? {
        guard start + 2 < buffer.count, buffer[start] == ASCII.hyphen, buffer[start + 1] == ASCII.hyphen else {
            return nil
        }
        let lineEnd = line(at: start).end
        var loose: Delimiter?
        for level in boundaries.indices.reversed() {
            let boundary = boundaries[level].octets
            let index = start + 2
            guard !boundary.isEmpty, lineEnd - index >= boundary.count, buffer[index] == boundary[0],
                matches(boundary, at: index),
                let found = suffix(from: index + boundary.count, to: lineEnd, boundaries[level].allowsSuffix)
            else { continue }
            let delimiter = Delimiter(
                level: level, isClose: found.isClose, hasGarbage: found.isGarbage,
                bodyEnd: max(bodyStart, endBeforeLine(at: start))
            )
            if !found.isGarbage { return delimiter }
            if loose == nil { loose = delimiter }
        }
        return loose
    }

    /// What stands behind a boundary; nil where it makes the line none of its delimiters.
    private func suffix(from start: Int, to end: Int, _ allowsAny: Bool) -> (isClose: Bool, isGarbage: Bool)? {
        var index = start
        while index < end, ASCII.isSpace(buffer[index]) { index += 1 }
        if index == end { return (false, false) }
        let isClose = end - index >= 2 && buffer[index] == ASCII.hyphen && buffer[index + 1] == ASCII.hyphen
        guard isClose || index > start || allowsAny else { return nil }
        var rest = isClose ? index + 2 : index
        while rest < end, ASCII.isSpace(buffer[rest]) { rest += 1 }
        return (isClose, rest < end || isClose && index > start)
    }

    func matches(_ boundary: [UInt8], at index: Int) -> Bool {
        guard let base = buffer.baseAddress, index + boundary.count <= buffer.count else { return false }
        return boundary.withUnsafeBytes { octets in
            octets.baseAddress.map { memcmp($0, base + index, boundary.count) == 0 } ?? true
        }
    }

    /// Whether a delimiter of an open multipart starts here.
    func isDelimiter(at start: Int) -> Bool {
        !boundaries.isEmpty && delimiter(at: start, bodyStart: start) != nil
    }

    /// Takes the delimiter at the present position as the end of an entity that has no body.
    mutating func takeDelimiter() {
        _ = bodyEnd()
    }

    // MARK: Guessing

    /// QUIRK: broken gateways lose or change the boundary parameter. The first `--` line that is followed by a
    /// `Content-` field is taken for a delimiter, or one that comes again with `--` behind it.
    ///
    /// - Parameter declared: the boundary of the parameter, which may at least start the true ones.
    func guessedBoundary(from start: Int, declared: [UInt8]?) -> Boundary? {
        var seen: Set<ArraySlice<UInt8>> = []
        var index = start
        while index < buffer.count {
            let line = line(at: index)
            if line.end - index > 2, buffer[index] == ASCII.hyphen, buffer[index + 1] == ASCII.hyphen {
                if delimiter(at: index, bodyStart: start) != nil { return nil }
                let text = ASCII.trimmed(octets[(index + 2)..<line.end])
                if startsContentField(at: line.next) {
                    if let declared, text.starts(with: declared) {
                        return Boundary(octets: declared, allowsSuffix: true)
                    }
                    return Boundary(octets: Array(text))
                }
                let name = text.dropLast(2)
                if text.suffix(2).elementsEqual("--".utf8), seen.contains(name) { return Boundary(octets: Array(name)) }
                let isName = !text.isEmpty && text.count <= MessageParser.maximumGuess
                if isName, seen.count < MessageParser.maximumGuesses { seen.insert(text) }
            }
            index = line.next
        }
        return nil
    }

    /// RFC 2046 §5.1.1: a boundary has 70 octets at most; some have a few more.
    private static let maximumGuess = 100
    /// Lines that start with `--` and may be delimiters. A message has few before the first true one.
    private static let maximumGuesses = 100

    func startsContentField(at start: Int) -> Bool {
        let prefix = Array("content-".utf8)
        guard buffer.count - start > prefix.count else { return false }
        return prefix.indices.allSatisfy { ASCII.lower(buffer[start + $0]) == prefix[$0] }
    }
}
