import FoundationEssentials
import MailTypes

/// Writes an envelope as the JSON that `JSONDecoder` reads back.
///
/// A hand-written writer, because every message that is taken in passes here and `JSONEncoder` takes several times as
/// long as everything else that a commit does on the processor; a test holds the two together.
struct EnvelopeJSON {
    private(set) var octets: [UInt8] = []

    init(_ envelope: Envelope) {
        octets.reserveCapacity(384)
        octets.append(UInt8(ascii: "{"))
        member("peer", envelope.peer)
        member("helo", envelope.helo)
        member("reversePath", envelope.reversePath.mailbox?.description ?? "")
        key("forwardPaths")
        octets.append(UInt8(ascii: "["))
        for (index, path) in envelope.forwardPaths.enumerated() {
            if index > 0 { octets.append(UInt8(ascii: ",")) }
            string(path.description)
        }
        octets.append(UInt8(ascii: "]"))
        // As `JSONEncoder` has dates: seconds since 2001. What is no number is no date either.
        let arrival = envelope.arrival.timeIntervalSinceReferenceDate
        member("arrival", literal: "\(arrival.isFinite ? arrival : 0)")
        member("lane", envelope.lane.rawValue)
        member("smtpUTF8", literal: envelope.smtpUTF8 ? "true" : "false")
        member("eightBitMIME", literal: envelope.eightBitMIME ? "true" : "false")
        if let user = envelope.authenticatedAs { member("authenticatedAs", user) }
        if let tls = envelope.tls { member("tls", tls) }
        if let step = envelope.step { member("step", literal: "\(step)") }
        if let request = envelope.request { member("request", request) }
        octets.append(UInt8(ascii: "}"))
    }

    private mutating func member(_ name: StaticString, _ request: SenderRequest) {
        key(name)
        octets.append(contentsOf: (request.isBinary ? "{\"isBinary\":true" : "{\"isBinary\":false").utf8)
        member("requiresTLS", literal: request.requiresTLS ? "true" : "false")
        if let extent = request.extent { member("extent", extent.rawValue) }
        if let id = request.envelopeID { member("envelopeID", id) }
        key("recipients")
        octets.append(UInt8(ascii: "["))
        for (index, recipient) in request.recipients.enumerated() {
            octets.append(contentsOf: (index > 0 ? ",{\"address\":" : "{\"address\":").utf8)
            string(recipient.address.description)
            if let original = recipient.original { member("original", original) }
            key("notify")
            octets.append(UInt8(ascii: "["))
            for (index, word) in recipient.notify.enumerated() {
                if index > 0 { octets.append(UInt8(ascii: ",")) }
                string(word)
            }
            octets.append(contentsOf: "]}".utf8)
        }
        octets.append(contentsOf: "]}".utf8)
    }

    private mutating func key(_ name: StaticString) {
        if octets.count > 1 { octets.append(UInt8(ascii: ",")) }
        octets.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { octets.append(contentsOf: $0) }
        octets.append(UInt8(ascii: "\""))
        octets.append(UInt8(ascii: ":"))
    }

    private mutating func member(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    private mutating func member(_ name: StaticString, literal: String) {
        key(name)
        octets.append(contentsOf: literal.utf8)
    }

    /// RFC 8259 §7: quotation mark, reverse solidus and control characters are escaped.
    private mutating func string(_ text: String) {
        let digits = Array("0123456789abcdef".utf8)
        octets.append(UInt8(ascii: "\""))
        for octet in text.utf8 {
            switch octet {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                octets.append(UInt8(ascii: "\\"))
                octets.append(octet)
            case 0..<0x20:
                octets.append(contentsOf: "\\u00".utf8)
                octets.append(digits[Int(octet >> 4)])
                octets.append(digits[Int(octet & 15)])
            default: octets.append(octet)
            }
        }
        octets.append(UInt8(ascii: "\""))
    }
}
