import NIOCore

/// The part of a TLS handshake that goes in the clear in every version: which cipher suite the server chose
/// (RFC 8446 §4.1.3, RFC 5246 §7.4.1.3).
struct ServerHello {
    private var octets: [UInt8] = []
    private(set) var cipherSuite: UInt16?

    /// A ServerHello with all its extensions fits; what is longer is none.
    private static let maximumOctets = 4096

    /// Takes what the server sent, from its first octet inside TLS on.
    mutating func take(_ buffer: ByteBuffer) {
        guard cipherSuite == nil, octets.count < Self.maximumOctets else { return }
        octets += buffer.readableBytesView.prefix(Self.maximumOctets - octets.count)
        read()
    }

    /// Record: type 22, version (2), length (2). Handshake: type 2, length (3), version (2), random (32), session ID with
    /// its length (1), cipher suite (2). A HelloRetryRequest has the same shape and names the same suite (RFC 8446 §4.1.4).
    private mutating func read() {
        let sessionLength = 43
        guard octets.count > sessionLength, octets[0] == 22, octets[5] == 2 else { return }
        let place = sessionLength + 1 + Int(octets[sessionLength])
        guard octets.count > place + 1 else { return }
        cipherSuite = UInt16(octets[place]) << 8 | UInt16(octets[place + 1])
    }

    /// The suite's name as IANA registers it; its number when it is none of today's.
    var cipherSuiteName: String? {
        cipherSuite.map { Self.names[$0] ?? "suite \($0)" }
    }

    /// The suites that the client side of this program can agree on.
    private static let names: [UInt16: String] = [
        0x1301: "TLS_AES_128_GCM_SHA256", 0x1302: "TLS_AES_256_GCM_SHA384", 0x1303: "TLS_CHACHA20_POLY1305_SHA256",
        0xc02b: "ECDHE_ECDSA_AES_128_GCM_SHA256", 0xc02c: "ECDHE_ECDSA_AES_256_GCM_SHA384",
        0xc02f: "ECDHE_RSA_AES_128_GCM_SHA256", 0xc030: "ECDHE_RSA_AES_256_GCM_SHA384",
        0xcca8: "ECDHE_RSA_CHACHA20_POLY1305_SHA256", 0xcca9: "ECDHE_ECDSA_CHACHA20_POLY1305_SHA256",
        0xc009: "ECDHE_ECDSA_AES_128_CBC_SHA", 0xc00a: "ECDHE_ECDSA_AES_256_CBC_SHA",
        0xc013: "ECDHE_RSA_AES_128_CBC_SHA", 0xc014: "ECDHE_RSA_AES_256_CBC_SHA",
        0x009c: "RSA_AES_128_GCM_SHA256", 0x009d: "RSA_AES_256_GCM_SHA384", 0x002f: "RSA_AES_128_CBC_SHA",
        0x0035: "RSA_AES_256_CBC_SHA",
    ]
}
