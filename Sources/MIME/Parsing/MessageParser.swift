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
    var boundaries: [Boundary] = []
    /// The delimiter that ended the last entity; nil at the end of the octets.
    var pending: Delimiter?
    private var entityCount = 0
    /// How many octets of encoded messages and multiparts may still be decoded.
    private var decodable: Int

    /// - Parameter decodable: nil for a message that stands in no other: it may have as much again as it has itself.
    init(octets: [UInt8], buffer: UnsafeBufferPointer<UInt8>, limits: MessageLimits, decodable: Int? = nil) {
        self.octets = octets
        self.buffer = buffer
        self.limits = limits
        self.decodable = decodable ?? 2 * octets.count
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
        } else if entity.mediaType.isMessage {
            if entity.transferEncoding.isIdentity {
                readNested(into: &entity, depth: depth)
            } else {
                entity.bodyEnd = bodyEnd()
                readEncoded(into: &entity, depth: depth)
            }
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
        entity.nested = [nested(in: &entity, depth: depth)]
        entity.bodyEnd = pending?.bodyEnd ?? buffer.count
    }

    /// The message that starts here, in a part.
    private mutating func nested(in entity: inout Entity, depth: Int) -> Entity {
        // The sections of a nested message hang below the part that holds it (RFC 3501 §6.4.5).
        let section = entity.section.isEmpty ? "1" : entity.section
        entity.section = section
        var nested = self.entity(depth: depth + 1, section: section, defaultType: .plainText, isTop: true)
        if nested.children.isEmpty { nested.section = section + ".1" }
        return nested
    }

    /// QUIRK: against RFC 2045 §6.4 some encode a whole message or multipart; what is in it is read as octets of its own.
    private mutating func readEncoded(into entity: inout Entity, depth: Int) {
        // Encodings in encodings: each costs the memory of what it holds once more, and honest mail has none.
        guard entity.encodedBody.count <= decodable, depth < limits.depth else {
            note(.tooDeep, at: entity.bodyStart)
            return
        }
        decodable -= entity.encodedBody.count
        let decoded = entity.transferEncoding.decode(entity.encodedBody)
        // A multipart that is not encoded was looked through already.
        guard entity.mediaType.isMessage || decoded.defect == nil else { return }
        decoded.octets.withUnsafeBufferPointer { buffer in
            var parser = MessageParser(octets: decoded.octets, buffer: buffer, limits: limits, decodable: decodable)
            parser.entityCount = entityCount
            if entity.mediaType.isMessage {
                entity.nested = [parser.nested(in: &entity, depth: depth)]
            } else if let boundary = entity.mediaType.boundary {
                entity.children = parser.children(of: entity, boundary: Boundary(octets: boundary), depth: depth)
            }
            entityCount = parser.entityCount
            decodable = parser.decodable
        }
        if !entity.children.isEmpty { note(.encodedComposite, at: entity.bodyStart) }
    }

    private mutating func readMultipart(into entity: inout Entity, depth: Int) {
        guard depth < limits.depth else {
            note(.tooDeep, at: position)
            entity.bodyEnd = bodyEnd()
            return
        }
        let start = position
        if let boundary = entity.mediaType.boundary {
            entity.children = children(of: entity, boundary: Boundary(octets: boundary), depth: depth)
            if entity.children.isEmpty { note(.boundaryNotFound, at: start) }
        } else {
            note(.missingBoundaryParameter, at: start)
        }
        if entity.children.isEmpty, let boundary = guessedBoundary(from: start, declared: entity.mediaType.boundary) {
            position = start
            pending = nil
            entity.children = children(of: entity, boundary: boundary, depth: depth)
        } else if entity.children.isEmpty, position == start {
            _ = bodyEnd()
        }
        entity.bodyEnd = pending?.bodyEnd ?? buffer.count
        if entity.children.isEmpty, !entity.transferEncoding.isIdentity { readEncoded(into: &entity, depth: depth) }
    }

    private mutating func children(of parent: Entity, boundary: Boundary, depth: Int) -> [Entity] {
        boundaries.append(boundary)
        defer { boundaries.removeLast() }
        let level = boundaries.count - 1
        // RFC 2046 §5.1.5: the parts of a digest are messages unless they say otherwise.
        let defaultType: MediaType = parent.mediaType.subtype == "digest" ? .message : .plainText
        var children: [Entity] = []
        var isClosed = false
        if let first = undelimitedPart(of: parent, defaultType: defaultType, depth: depth) { children.append(first) }
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
            if let next = self.delimiter(at: position, bodyStart: position), next.level == level, !next.isClose {
                note(.delimiterWithoutPart, at: position)
                _ = bodyEnd()
                continue
            }
            let section = MessageParser.section(children.count + 1, in: parent)
            if entityCount >= limits.entities {
                note(.tooManyEntities, at: position)
                boundaries[level].octets = []
                children.append(rest(section: section))
                break
            }
            children.append(entity(depth: depth + 1, section: section, defaultType: defaultType, isTop: false))
        }
        if !isClosed, pending == nil { cutInlineClose(boundary.octets, from: &children) }
        if !isClosed, !children.isEmpty { note(.missingCloseDelimiter, at: pending?.bodyEnd ?? buffer.count) }
        return children
    }

    private static func section(_ number: Int, in parent: Entity) -> String {
        parent.section.isEmpty ? String(number) : "\(parent.section).\(number)"
    }

    /// Moves to the first delimiter. QUIRK: where the fields of a part stand in the place of the preamble, the delimiter
    /// before them was lost: it is a part.
    private mutating func undelimitedPart(of parent: Entity, defaultType: MediaType, depth: Int) -> Entity? {
        let start = position
        if startsContentField(at: start) {
            let defectCount = defects.count
            let section = MessageParser.section(1, in: parent)
            let part = entity(depth: depth + 1, section: section, defaultType: defaultType, isTop: false)
            if pending?.level == boundaries.count - 1 {
                note(.missingFirstDelimiter, at: start)
                return part
            }
            defects.removeSubrange(defectCount...)
            position = start
        }
        _ = bodyEnd()
        return nil
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

    mutating func note(_ kind: Defect.Kind, at offset: Int) {
        // One of a kind per place is enough, and a hostile message must not fill the memory with its defects.
        guard defects.count < MessageParser.maximumDefects else { return }
        defects.append(Defect(kind, at: offset))
    }

    /// More say nothing that these do not.
    static let maximumDefects = 100
}
