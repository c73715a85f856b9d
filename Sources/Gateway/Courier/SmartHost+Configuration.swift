import NIOSSL
import SMTP

extension SmartHost {
    /// The host as the configuration describes it. Secrets, authorities and certificates are read anew each time, so
    /// that a mended file counts at once.
    ///
    /// - Throws: `ConfigurationFaults` of the password or token file, else what NIOSSL says of the certificates.
    init(_ configuration: SmartHostConfiguration) throws {
        var credentials: Credentials?
        if let user = configuration.username {
            if let file = configuration.passwordFile {
                let password = try SecretFile.read(file, key: configuration.keys.password.name)
                credentials = Credentials(user: user, password: password)
            } else if let file = configuration.tokenFile {
                let token = try SecretFile.read(file, key: configuration.keys.token.name)
                credentials = Credentials(user: user, accessToken: token)
            }
        }
        var base = TLSConfiguration.makeClientConfiguration()
        if let file = configuration.caFile { base.trustRoots = .file(file) }
        if let certificate = configuration.certificateFile, let key = configuration.keyFile {
            base.certificateChain = try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) }
            base.privateKey = .privateKey(try NIOSSLPrivateKey(file: key, format: .pem))
        }
        try self.init(
            host: configuration.host, port: configuration.port, security: configuration.security,
            credentials: credentials, base: base
        )
    }
}
