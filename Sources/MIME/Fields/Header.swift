/// The header of a message or part: its fields in order, over the shared octets.
package struct Header: Sendable {
    let octets: [UInt8]
    let places: [FieldPlace]
    /// The octets of the header, without the empty line that ends it.
    package let range: Range<Int>

    init(octets: [UInt8], places: [FieldPlace], range: Range<Int>) {
        self.octets = octets
        self.places = places
        self.range = range
    }

    /// Reads a header that stands alone, as text/rfc822-headers holds it and a group of delivery-status fields.
    package init(_ octets: [UInt8], limits: MessageLimits = .standard) {
        self = octets.withUnsafeBufferPointer { buffer in
            var parser = MessageParser(octets: octets, buffer: buffer, limits: limits)
            return parser.header(isTop: true)
        }
    }

    /// The fields in the order they stand.
    package var fields: [HeaderField] {
        places.map { HeaderField(octets: octets, place: $0) }
    }

    package var isEmpty: Bool { places.isEmpty }

    /// The first field of a name.
    package subscript(_ name: FieldName) -> HeaderField? {
        octets.withUnsafeBufferPointer { buffer in
            places.first { name.matches(UnsafeBufferPointer(rebasing: buffer[$0.start..<$0.nameEnd])) }
        }
        .map { HeaderField(octets: octets, place: $0) }
    }

    /// All fields of a name, in order.
    package func all(_ name: FieldName) -> [HeaderField] {
        octets.withUnsafeBufferPointer { buffer in
            places.filter { name.matches(UnsafeBufferPointer(rebasing: buffer[$0.start..<$0.nameEnd])) }
        }
        .map { HeaderField(octets: octets, place: $0) }
    }

    /// The mailboxes of all fields of a name, in order.
    package func mailboxes(_ name: FieldName) -> [Mailbox] {
        all(name).flatMap(\.mailboxes)
    }
}
