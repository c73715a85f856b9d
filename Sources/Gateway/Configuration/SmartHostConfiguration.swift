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
    /// The keys that it was read from, for faults found later.
    let keys: SmartHostKeys
    /// Reads the description of one host; nil when there is none.
    static func read(_ keys: SmartHostKeys, _ reader: inout ConfigurationReader) -> SmartHostConfiguration? {
        guard keys.host.defaultText != nil || reader.file.values[keys.host.name] != nil else {
            // A section without a host would be passed over in silence.
            if let stray = keys.entries.first(where: { reader.file.values[$0.name] != nil }) {
                reader.fault(stray.name, "describes a host that is not named", "give \(keys.host.name), too")
            }
            return nil
        }
        let result = SmartHostConfiguration(
            host: reader.value(keys.host, fallback: ""),
            port: reader.value(keys.port, fallback: 587),
            security: security(reader.value(keys.security, fallback: "starttls")),
            username: reader.optional(keys.user),
            passwordFile: reader.path(keys.password),
            tokenFile: reader.path(keys.token),
            caFile: reader.path(keys.ca),
            certificateFile: reader.path(keys.certificate),
            keyFile: reader.path(keys.key),
            keys: keys
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
        if !usesTLS, !SocketName(host: host, port: port).isLoopback {
            reader.fault(
                keys.security.name, "none would send mail and password to \(host) in the clear",
                "use starttls; none is for a smart host on loopback"
            )
        }
        checkCredentials(&reader)
        if (certificateFile == nil) != (keyFile == nil) {
            reader.fault(
                certificateFile == nil ? keys.key.name : keys.certificate.name,
                "certificate and key go together",
                "give \(keys.certificate.name) and \(keys.key.name), or neither"
            )
        }
        let files = [
            (keys.password.name, passwordFile), (keys.token.name, tokenFile),
            (keys.ca.name, caFile), (keys.certificate.name, certificateFile),
            (keys.key.name, keyFile),
        ]
        for (name, path) in files {
            if let path, !FileManager.default.isReadableFile(atPath: path) {
                reader.fault(name, "\(path) cannot be read", "check the path and its permissions")
            }
        }
    }

    private func checkCredentials(_ reader: inout ConfigurationReader) {
        if (username == nil) != (passwordFile == nil && tokenFile == nil) {
            reader.fault(
                username == nil ? keys.password.name : keys.user.name,
                "user and password file go together",
                "give \(keys.user.name) with \(keys.password.name) or \(keys.token.name), or neither"
            )
        }
        if passwordFile != nil, tokenFile != nil {
            reader.fault(
                keys.token.name, "password and token exclude each other", "give one of the two files")
        }
    }
}
