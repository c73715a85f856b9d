/// One field of a header: a view into the octets of the message, decoded when asked.
package struct HeaderField: Sendable {
    let octets: [UInt8]
    let place: FieldPlace

    init(octets: [UInt8], place: FieldPlace) {
        self.octets = octets
        self.place = place
    }

    /// The name, without the white space that obsolete syntax allows before the colon (RFC 5322 §4.5).
    package var name: FieldName {
        FieldName(String(decoding: octets[place.start..<place.nameEnd], as: UTF8.self))
    }

    /// The body as it stands, folds included, from after the colon to before the last line end.
    package var rawBody: ArraySlice<UInt8> {
        octets[place.bodyStart..<place.end]
    }

    /// The body for people: unfolded (RFC 5322 §2.2.3), encoded words decoded (RFC 2047 §6), 8-bit octets read as
    /// UTF-8 (RFC 6532) or, where they are not, by trial; no white space at the ends.
    package var body: String {
        HeaderText.decode(rawBody)
    }

    /// The body unfolded, but with its encoded words as they are: for fields that a program reads.
    package var unfoldedBody: String {
        HeaderText.text(of: HeaderText.unfolded(rawBody)[...])
    }

    /// The mailboxes of an address list, groups flattened (RFC 5322 §3.4).
    package var mailboxes: [Mailbox] {
        AddressListReader.read(rawBody)
    }

    /// Where the field starts in the octets of its message.
    package var offset: Int { place.start }
}
