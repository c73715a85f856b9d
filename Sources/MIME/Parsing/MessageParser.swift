import Glibc
import MailTypes

/// Reads a message in one pass from front to back: no octet of a body is copied, a line is looked at only for what it
/// starts with. (The exception: a multipart whose boundary does not occur is passed a second time with a guessed one.)
struct MessageParser {
    let octets: [UInt8]
    let buffer: UnsafeBufferPointer<UInt8>
    let limits: MessageLimits
    /// Whether a CR alone ends a line: so in messages whose first line ends that way.
    let endsLinesWithCR: Bool
    var position = 0
    var defects: [Defect] = []
    /// The boundaries of the multiparts we are in, outermost first.
    private var boundaries: [[UInt8]] = []
    /// The delimiter that ended the last entity; nil at the end of the octets.
    private var pending: Delimiter?
    private var entityCount = 0

    init(octets: [UInt8], buffer: UnsafeBufferPointer<UInt8>, limits: MessageLimits) {
        self.octets = octets
        self.buffer = buffer
        self.limits = limits
        endsLinesWithCR = MessageParser.firstLineEndsWithCR(buffer)
    }

    /// The whole message as an entity.
    mutating func message() -> Entity {
        entity(depth: 0, section: "", defaultType: .plainText, isTop: true)
    }

    // MARK: Entities

    private mutating func entity(depth: Int, section: String, defaultType: MediaType, isTop: Bool) -> Entity {
        entityCount += 1
        let header = header(isTop: isTop)
        var entity = Entity(header: header, mediaType: defaultType, section: section, bodyStart: position)
        if let field = header[.contentType] {
            entity.mediaType = MediaType(field.rawBody) ?? defaultType
            if !entity.mediaType.isWellFormed { note(.malformedContentType, at: field.offset) }
        }
        if pending != nil {
            entity.bodyEnd = entity.bodyStart
        } else if entity.mediaType.isMultipart {
            readMultipart(into: &entity, depth: depth)
        } else if entity.mediaType.isMessage, hasIdentityEncoding(header) {
            readNested(into: &entity, depth: depth)
        } else {
            entity.bodyEnd = bodyEnd()
        }
        if section.isEmpty, entity.children.isEmpty { entity.section = "1" }
        return entity
    }

    private mutating func readNested(into entity: inout Entity, depth: Int) {
        guard depth < limits.depth else {
            note(.tooDeep, at: position)
            entity.bodyEnd = bodyEnd()
            return
        }
        // The sections of a nested message hang below the part that holds it (RFC 3501 §6.4.5).
        let section = entity.section.isEmpty ? "1" : entity.section
        entity.section = section
        var nested = self.entity(depth: depth + 1, section: section, defaultType: .plainText, isTop: true)
        if nested.children.isEmpty { nested.section = section + ".1" }
        entity.nested = [nested]
        entity.bodyEnd = pending?.bodyEnd ?? buffer.count
    }

    private mutating func readMultipart(into entity: inout Entity, depth: Int) {
        guard depth < limits.depth else {
            note(.tooDeep, at: position)
            entity.bodyEnd = bodyEnd()
            return
        }
        let start = position
        if let boundary = entity.mediaType.boundary {
            entity.children = children(of: entity, boundary: boundary, depth: depth)
            if entity.children.isEmpty { note(.boundaryNotFound, at: start) }
        } else {
            note(.missingBoundaryParameter, at: start)
        }
        if entity.children.isEmpty, let boundary = guessedBoundary(from: start) {
            position = start
            pending = nil
            entity.children = children(of: entity, boundary: boundary, depth: depth)
        } else if entity.children.isEmpty, position == start {
            _ = bodyEnd()
        }
        entity.bodyEnd = pending?.bodyEnd ?? buffer.count
    }

    private mutating func children(of parent: Entity, boundary: [UInt8], depth: Int) -> [Entity] {
        boundaries.append(boundary)
        defer { boundaries.removeLast() }
        let level = boundaries.count - 1
        // RFC 2046 §5.1.5: the parts of a digest are messages unless they say otherwise.
        let defaultType: MediaType = parent.mediaType.subtype == "digest" ? .message : .plainText
        var children: [Entity] = []
        var isClosed = false
        _ = bodyEnd()
        while let delimiter = pending, delimiter.level == level {
            if delimiter.isClose {
                isClosed = true
                _ = bodyEnd()
                continue
            }
            if isClosed { note(.partAfterCloseDelimiter, at: position) }
            pending = nil
            // A delimiter that nothing follows starts no part: the message was cut there.
            if position == buffer.count { break }
            let number = String(children.count + 1)
            let section = parent.section.isEmpty ? number : "\(parent.section).\(number)"
            if entityCount >= limits.entities {
                note(.tooManyEntities, at: position)
                boundaries[level] = []
                children.append(rest(section: section))
                break
            }
            children.append(entity(depth: depth + 1, section: section, defaultType: defaultType, isTop: false))
        }
        if !isClosed, pending == nil { cutInlineClose(boundary, from: &children) }
        if !isClosed, !children.isEmpty { note(.missingCloseDelimiter, at: pending?.bodyEnd ?? buffer.count) }
        return children
    }

    /// QUIRK: mail scripts put the close delimiter straight behind the last text, without a line end between them.
    private func cutInlineClose(_ boundary: [UInt8], from children: inout [Entity]) {
        guard let last = children.last, last.isLeaf, last.nested.isEmpty else { return }
        var end = last.bodyEnd
        while end > last.bodyStart, ASCII.isSpace(buffer[end - 1]) { end -= 1 }
        let mark = Array("--".utf8) + boundary + Array("--".utf8)
        guard end - last.bodyStart >= mark.count, matches(mark, at: end - mark.count) else { return }
        children[children.count - 1].bodyEnd = end - mark.count
    }

    /// What is left of a multipart with too many parts, as one leaf.
    private mutating func rest(section: String) -> Entity {
        let header = Header(octets: octets, places: [], range: position..<position)
        var leaf = Entity(header: header, mediaType: .octetStream, section: section, bodyStart: position)
        leaf.bodyEnd = bodyEnd()
        return leaf
    }

    private func hasIdentityEncoding(_ header: Header) -> Bool {
        guard let field = header[.contentTransferEncoding] else { return true }
        return TransferEncoding(field.rawBody)?.isIdentity ?? true
    }

    // MARK: Delimiters

    /// Moves to the delimiter line that ends what starts here and past it; returns where the body before it ends.
    private mutating func bodyEnd() -> Int {
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
                pending = delimiter
                position = line(at: position).next
                return delimiter.bodyEnd
            }
            position = nextLine(after: position)
        }
        return position
    }

    /// `delimiter := CRLF "--" boundary`, `close-delimiter := delimiter "--"`, then transport padding.
    private func delimiter(at start: Int, bodyStart: Int) -> Delimiter? {
        let line = line(at: start)
        for level in boundaries.indices.reversed() {
            let boundary = boundaries[level]
            var index = start + 2
            guard !boundary.isEmpty, line.end - index >= boundary.count, buffer[index] == boundary[0],
                matches(boundary, at: index)
            else { continue }
            index += boundary.count
            let isClose = line.end - index >= 2 && buffer[index] == ASCII.hyphen && buffer[index + 1] == ASCII.hyphen
            if isClose { index += 2 }
            while index < line.end, ASCII.isSpace(buffer[index]) { index += 1 }
            guard index == line.end else { continue }
            return Delimiter(level: level, isClose: isClose, bodyEnd: max(bodyStart, endBeforeLine(at: start)))
        }
        return nil
    }

    private func matches(_ boundary: [UInt8], at index: Int) -> Bool {
        guard let base = buffer.baseAddress else { return false }
        return boundary.withUnsafeBytes { octets in
            octets.baseAddress.map { memcmp($0, base + index, boundary.count) == 0 } ?? true
        }
    }

    /// QUIRK: broken gateways lose or change the boundary parameter. The first `--` line that is followed by a
    /// `Content-` field is taken for the delimiter.
    private func guessedBoundary(from start: Int) -> [UInt8]? {
        var index = start
        while index < buffer.count {
            let line = line(at: index)
            if line.end - index > 2, buffer[index] == ASCII.hyphen, buffer[index + 1] == ASCII.hyphen {
                if delimiter(at: index, bodyStart: start) != nil { return nil }
                if startsContentField(at: line.next) {
                    let text = buffer[(index + 2)..<line.end]
                    return Array(ASCII.trimmed(ArraySlice(text)))
                }
            }
            index = line.next
        }
        return nil
    }

    private func startsContentField(at start: Int) -> Bool {
        let prefix = Array("content-".utf8)
        guard buffer.count - start > prefix.count else { return false }
        return prefix.indices.allSatisfy { ASCII.lower(buffer[start + $0]) == prefix[$0] }
    }

    // MARK: Lines

    /// The line that starts at `start`. In a header all CRs before the LF belong to the line end (QUIRK: `CR CR LF`).
    @inline(__always)
    func line(at start: Int) -> Line {
        if endsLinesWithCR { return lineEndedByEither(at: start) }
        let newline = self.newline(from: start)
        var end = newline
        if end < buffer.count {
            while end > start, buffer[end - 1] == ASCII.cr { end -= 1 }
        }
        return Line(start: start, end: end, next: min(newline + 1, buffer.count))
    }

    private func lineEndedByEither(at start: Int) -> Line {
        var end = start
        while end < buffer.count, buffer[end] != ASCII.cr, buffer[end] != ASCII.lf { end += 1 }
        var next = min(end + 1, buffer.count)
        if end < buffer.count, buffer[end] == ASCII.cr, next < buffer.count, buffer[next] == ASCII.lf { next += 1 }
        return Line(start: start, end: end, next: next)
    }

    @inline(__always)
    private func nextLine(after start: Int) -> Int {
        endsLinesWithCR ? lineEndedByEither(at: start).next : min(newline(from: start) + 1, buffer.count)
    }

    @inline(__always)
    private func newline(from start: Int) -> Int {
        guard start < buffer.count, let base = buffer.baseAddress,
            let found = memchr(base + start, Int32(ASCII.lf), buffer.count - start)
        else { return buffer.count }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Where the text before the line at `start` ends, without its line end.
    private func endBeforeLine(at start: Int) -> Int {
        var end = start
        if end > 0, buffer[end - 1] == ASCII.lf { end -= 1 }
        if end > 0, buffer[end - 1] == ASCII.cr { end -= 1 }
        return end
    }

    private static func firstLineEndsWithCR(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = buffer.firstIndex(where: { $0 == ASCII.cr || $0 == ASCII.lf }), buffer[first] == ASCII.cr
        else { return false }
        // A run of CRs before an LF is one line end, however many they are.
        let afterRun = buffer[first...].firstIndex { $0 != ASCII.cr }
        guard let afterRun else { return true }
        return buffer[afterRun] != ASCII.lf
    }

    mutating func note(_ kind: Defect.Kind, at offset: Int) {
        // One of a kind per place is enough, and a hostile message must not fill the memory with its defects.
        guard defects.count < MessageParser.maximumDefects else { return }
        defects.append(Defect(kind, at: offset))
    }

    /// More say nothing that these do not.
    static let maximumDefects = 100

    /// Whether a delimiter of an open multipart starts here.
    func isDelimiter(at start: Int) -> Bool {
        guard !boundaries.isEmpty, start + 1 < buffer.count, buffer[start] == ASCII.hyphen,
            buffer[start + 1] == ASCII.hyphen
        else { return false }
        return delimiter(at: start, bodyStart: start) != nil
    }

    /// Takes the delimiter at the present position as the end of an entity that has no body.
    mutating func takeDelimiter() {
        _ = bodyEnd()
    }
}
