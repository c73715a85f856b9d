import NIOSSL

/// The host that takes our outgoing mail, and how it is to be trusted (RFC 6409, RFC 8314).
package struct SmartHost: Sendable {
    /// How the connection is protected.
    package enum Security: Sendable, Equatable {
        /// STARTTLS before anything else; a host that does not offer it gets nothing (RFC 3207).
        case startTLS
        /// TLS from the first octet (RFC 8314 §3.3).
        case implicitTLS
        /// In the clear, only where the configuration says so. A password is then sent to a loopback address only.
        case none
    }

    package let host: String
    package let port: Int
    package let security: Security
    package let credentials: Credentials?
    /// Where connections to it tell their dialogue.
    package var tap: DialogueTap?
    /// The TLS side, made once: reading the roots takes milliseconds.
    let context: NIOSSLContext?

    /// - Parameters:
    ///   - host: name or address; the certificate is verified against it, always.
    ///   - extraCAFile: a PEM file with roots trusted beside the system's.
    ///   - base: where issue-specific settings (client certificate, roots) start from. Verification cannot be turned off.
    /// - Throws: what NIOSSL says of the roots or of `base`.
    package init(
        host: String, port: Int, security: Security = .startTLS, credentials: Credentials? = nil,
        extraCAFile: String? = nil, base: TLSConfiguration = .makeClientConfiguration()
    ) throws {
        self.host = host
        self.port = port
        self.security = security
        self.credentials = credentials
        guard security != .none else {
            context = nil
            return
        }
        var configuration = base
        configuration.certificateVerification = .fullVerification
        // RFC 8996: TLS 1.0 and 1.1 are not to be used.
        configuration.minimumTLSVersion = .tlsv12
        if let extraCAFile { configuration.additionalTrustRoots.append(.file(extraCAFile)) }
        context = try NIOSSLContext(configuration: configuration)
    }

    /// Whether the password may be sent without TLS: the host is this machine.
    var isLoopback: Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }

    /// The name TLS asks for; nil for an address, which is then verified as such (RFC 6066 §3 forbids it as a name).
    var serverName: String? {
        let isAddress =
            host.contains(":") || host.utf8.allSatisfy { $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }
        return isAddress ? nil : host
    }
}

extension SmartHost: CustomStringConvertible {
    package var description: String { "\(host):\(port)" }
}
