import Foundation
import SMTP

/// The server our own mail is handed to.
package struct SmartHostConfiguration: Sendable {
    package var host: String
    package var port: Int
    /// Without TLS only a smart host on loopback is allowed.
    package var security: SmartHost.Security
    package var username: String?
    package var passwordFile: String?
    /// An OAuth 2.0 access token in place of a password.
    package var tokenFile: String?
    package var caFile: String?
    package var certificateFile: String?
    package var keyFile: String?
    /// The longest wait for a reply, in seconds; nil: the times of RFC 5321.
    package var replyTimeout: Double?
    package var connections: Int
    /// Seconds between attempts; the last one repeats.
    package var retry: [Double]
    /// Seconds until a message is given up.
    package var lifetime: Double

    static func read(_ reader: inout ConfigurationReader) -> SmartHostConfiguration {
        typealias Keys = ConfigurationKeys
        let result = SmartHostConfiguration(
            host: reader.value(Keys.smartHost, fallback: ""),
            port: reader.value(Keys.smartHostPort, fallback: 587),
            security: security(reader.value(Keys.smartHostSecurity, fallback: "starttls")),
            username: reader.optional(Keys.smartHostUser),
            passwordFile: reader.path(Keys.smartHostPassword),
            tokenFile: reader.path(Keys.smartHostToken),
            caFile: reader.path(Keys.smartHostCA),
            certificateFile: reader.path(Keys.smartHostCertificate),
            keyFile: reader.path(Keys.smartHostKey),
            replyTimeout: reader.optional(Keys.smartHostReplyTimeout),
            connections: reader.value(Keys.smartHostConnections, fallback: 4),
            retry: reader.value(Keys.smartHostRetry, fallback: [5]),
            lifetime: reader.value(Keys.smartHostLifetime, fallback: 5 * 86_400)
        )
        result.check(&reader)
        return result
    }

    /// Whether the connection is protected in either way.
    package var usesTLS: Bool { security != .none }

    private static func security(_ word: String) -> SmartHost.Security {
        switch word {
        case "tls": .implicitTLS
        case "none": .none
        default: .startTLS
        }
    }

    private func check(_ reader: inout ConfigurationReader) {
        typealias Keys = ConfigurationKeys
        if !usesTLS, !SocketName(host: host, port: port).isLoopback {
            reader.fault(
                Keys.smartHostSecurity.name, "none would send mail and password to \(host) in the clear",
                "use starttls; none is for a smart host on loopback"
            )
        }
        checkCredentials(&reader)
        if (certificateFile == nil) != (keyFile == nil) {
            reader.fault(
                certificateFile == nil ? Keys.smartHostKey.name : Keys.smartHostCertificate.name,
                "certificate and key go together",
                "give smart_host.certificate_file and smart_host.key_file, or neither"
            )
        }
        let files = [
            (Keys.smartHostPassword.name, passwordFile), (Keys.smartHostToken.name, tokenFile),
            (Keys.smartHostCA.name, caFile), (Keys.smartHostCertificate.name, certificateFile),
            (Keys.smartHostKey.name, keyFile),
        ]
        for (name, path) in files {
            if let path, !FileManager.default.isReadableFile(atPath: path) {
                reader.fault(name, "\(path) cannot be read", "check the path and its permissions")
            }
        }
    }

    private func checkCredentials(_ reader: inout ConfigurationReader) {
        typealias Keys = ConfigurationKeys
        if (username == nil) != (passwordFile == nil && tokenFile == nil) {
            reader.fault(
                username == nil ? Keys.smartHostPassword.name : Keys.smartHostUser.name,
                "user and password file go together",
                "give smart_host.username with smart_host.password_file or smart_host.token_file, or neither"
            )
        }
        if passwordFile != nil, tokenFile != nil {
            reader.fault(
                Keys.smartHostToken.name, "password and token exclude each other", "give one of the two files")
        }
    }
}
