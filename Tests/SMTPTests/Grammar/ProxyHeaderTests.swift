import NIOCore
import Testing

@testable import SMTP

struct ProxyHeaderTests {
    static let signature: [UInt8] = [0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a]
    static let four: [UInt8] = [192, 0, 2, 9, 127, 0, 0, 1, 0x30, 0x39, 0, 25]
    static let six: [UInt8] =
        [0x20, 0x01, 0x0d, 0xb8] + Array(repeating: 0, count: 11) + [1] + Array(repeating: 0, count: 16) + [
            0, 1, 0, 25,
        ]

    static let good: [([UInt8], String?)] = [
        (Array("PROXY TCP4 192.0.2.9 198.51.100.1 56324 25\r\n".utf8), "192.0.2.9"),
        (Array("PROXY TCP6 2001:db8::1 ::1 56324 25\r\n".utf8), "2001:db8::1"),
        (Array("PROXY TCP6 ::ffff:192.0.2.9 ::1 56324 25\r\n".utf8), "192.0.2.9"),
        (Array("PROXY UNKNOWN\r\n".utf8), nil), (Array("PROXY UNKNOWN ffff::1 ffff::2 1 2\r\n".utf8), nil),
        (signature + [0x21, 0x11, 0, 12] + four, "192.0.2.9"),
        (signature + [0x21, 0x11, 0, 15] + four + [4, 0, 0], "192.0.2.9"),
        (signature + [0x21, 0x21, 0, 36] + six, "2001:db8::1"),
        (signature + [0x20, 0x00, 0, 0], nil), (signature + [0x20, 0x11, 0, 12] + four, nil),
        (signature + [0x21, 0x31, 0, 1, 0], nil), (signature + [0x21, 0x00, 0, 0], nil),
    ]

    @Test(arguments: good)
    func `tells the client, and leaves what follows`(_ octets: [UInt8], _ client: String?) {
        for cut in 0..<octets.count {
            var input = ByteBuffer(bytes: octets[..<cut])
            #expect(ProxyHeader.read(&input) == .incomplete)
            #expect(input.readableBytes == cut)
        }
        var input = ByteBuffer(bytes: octets + Array("EHLO".utf8))
        guard case .header(let header) = ProxyHeader.read(&input) else {
            Issue.record("no header")
            return
        }
        #expect(header.client?.description == client)
        #expect(String(buffer: input) == "EHLO")
    }

    static let bad: [[UInt8]] =
        [
            "EHLO c\r\n", "PROXY\r\n", "PROXY TCP4\r\n", "PROXY TCP4 192.0.2.9 198.51.100.1 56324\r\n",
            "PROXY TCP4 192.0.2.9 198.51.100.1 56324 99999\r\n", "PROXY TCP4 2001:db8::1 ::1 1 2\r\n",
            "PROXY TCP4 192.0.2.9 198.51.100.1 56324 25\n", "PROXY TCP4 192.0.2.999 198.51.100.1 1 2\r\n",
            "PROXY UDP4 192.0.2.9 198.51.100.1 1 2\r\n", "PROXY TCP4  192.0.2.9 198.51.100.1 1 2\r\n",
            "PROXY " + String(repeating: "x", count: 101), "proxy TCP4 192.0.2.9 198.51.100.1 1 2\r\n",
        ].map { Array($0.utf8) } + [
            signature + [0x11, 0x11, 0, 12] + four, signature + [0x22, 0x11, 0, 12] + four,
            signature + [0x21, 0x11, 0, 11] + four, signature + [0x21, 0x11, 0xff, 0xff],
            Array(signature.dropLast()) + [0x0b],
        ]

    @Test(arguments: bad)
    func `anything else is refused`(_ octets: [UInt8]) {
        var input = ByteBuffer(bytes: octets)
        #expect(ProxyHeader.read(&input) == .invalid)
    }

    @Test(arguments: [
        ("192.0.2.0/24", "192.0.2.255", true), ("192.0.2.0/24", "192.0.3.0", false), ("192.0.2.7", "192.0.2.7", true),
        ("0.0.0.0/0", "203.0.113.1", true), ("0.0.0.0/0", "::1", false), ("2001:db8::/33", "2001:db8:7fff::1", true),
        ("2001:db8::/33", "2001:db8:8000::1", false), ("192.0.2.0/24", "::ffff:192.0.2.1", true), ("::1", "::1", true),
    ])
    func `networks`(_ network: String, _ address: String, _ isInside: Bool) throws {
        let network = try #require(PeerNetwork(network))
        #expect(network.contains(try #require(PeerAddress(address))) == isInside)
        #expect([network].contain(PeerAddress(address)) == isInside)
        #expect(![network].contain(nil))
    }

    @Test(arguments: ["", "x", "192.0.2.1/24", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/", "2001:db8::/129", "1.2.3"])
    func `no network`(_ text: String) {
        #expect(PeerNetwork(text) == nil)
    }
}
