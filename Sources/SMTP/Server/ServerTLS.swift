import NIOSSL

/// The server's side of TLS with one certificate.
package struct ServerTLS: Sendable {
    package let context: NIOSSLContext
    /// What a SASL exchange in a session with this certificate binds to; nil when the certificate allows none.
    let binding: ChannelBinding?

    /// AEAD with forward secrecy alone, for TLS 1.2; every suite of TLS 1.3 is that (RFC 9325 §4.2).
    static let cipherSuites = "ECDHE+AESGCM:ECDHE+CHACHA20"

    /// - Parameters:
    ///   - chain: the server's own certificate first.
    /// - Throws: what the TLS library says of chain and key.
    package init(chain: [NIOSSLCertificate], key: NIOSSLPrivateKey) throws {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)
        )
        // RFC 8996: TLS 1.0 and 1.1 are not to be used.
        configuration.minimumTLSVersion = .tlsv12
        configuration.cipherSuites = ServerTLS.cipherSuites
        context = try NIOSSLContext(configuration: configuration)
        binding = try chain.first.flatMap { ChannelBinding(serverCertificate: try $0.toDERBytes()) }
    }
}
