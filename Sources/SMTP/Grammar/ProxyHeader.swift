import NIOCore

/// The line or block by which a proxy tells whom it speaks for, before the first octet of SMTP: the PROXY protocol,
/// version 1 (text) and 2 (binary), as HAProxy defines it.
package struct ProxyHeader: Equatable, Sendable {
    /// What the octets so far are.
    package enum Reading: Equatable, Sendable {
        case incomplete
        case header(ProxyHeader)
        /// No such header: nothing that follows may be believed.
        case invalid
    }

    /// The client's address; nil when the proxy speaks for itself (a health check) or does not know.
    package let client: PeerAddress?

    /// The longest line of version 1 with its CRLF.
    static let maximumTextOctets = 107
    /// The longest block of version 2 taken: addresses, and what proxies add behind them.
    static let maximumBlockOctets = 16 + 4096

    /// Takes the header off `input`; what follows it stays.
    package static func read(_ input: inout ByteBuffer) -> Reading {
        let view = input.readableBytesView
        let signature: [UInt8] = [0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a]
        if view.starts(with: signature.prefix(view.count)) { return readBlock(&input) }
        if view.starts(with: "PROXY ".utf8.prefix(view.count)) { return readLine(&input) }
        return .invalid
    }

    private static func readLine(_ input: inout ByteBuffer) -> Reading {
        let view = input.readableBytesView.prefix(maximumTextOctets)
        guard let end = view.firstIndex(of: UInt8(ascii: "\n")) else {
            return view.count < maximumTextOctets ? .incomplete : .invalid
        }
        let line = view[..<end]
        guard line.last == UInt8(ascii: "\r"), let text = String(validating: line.dropLast(), as: UTF8.self) else {
            return .invalid
        }
        input.moveReaderIndex(forwardBy: line.count + 1)
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        if words.count >= 2, words[1] == "UNKNOWN" { return .header(ProxyHeader(client: nil)) }
        // PROXY TCP4 source destination source-port destination-port
        guard words.count == 6, ["TCP4", "TCP6"].contains(words[1]), let source = PeerAddress(words[2]),
            PeerAddress(words[3]) != nil, UInt16(words[4]) != nil, UInt16(words[5]) != nil,
            words[1] == "TCP6" || source.octets.count == 4
        else { return .invalid }
        return .header(ProxyHeader(client: source))
    }

    private static func readBlock(_ input: inout ByteBuffer) -> Reading {
        let start = input.readerIndex
        guard let kind: UInt8 = input.getInteger(at: start + 12), let family: UInt8 = input.getInteger(at: start + 13),
            let length: UInt16 = input.getInteger(at: start + 14)
        else { return .incomplete }
        let whole = 16 + Int(length)
        guard kind >> 4 == 2, kind & 15 <= 1, whole <= maximumBlockOctets else { return .invalid }
        guard input.readableBytes >= whole else { return .incomplete }
        let octets = input.getBytes(at: start, length: whole) ?? []
        input.moveReaderIndex(forwardBy: whole)
        // LOCAL: the proxy's own connection.
        guard kind & 15 == 1 else { return .header(ProxyHeader(client: nil)) }
        let addressOctets: Int
        switch family {
        case 0x11, 0x12: addressOctets = 4
        case 0x21, 0x22: addressOctets = 16
        // Unspecified, or UNIX sockets: nothing to learn.
        default: return .header(ProxyHeader(client: nil))
        }
        // Source and destination address, then their ports.
        guard octets.count >= 16 + addressOctets * 2 + 4 else { return .invalid }
        return .header(ProxyHeader(client: PeerAddress(octets: Array(octets[16..<(16 + addressOctets)]))))
    }
}
