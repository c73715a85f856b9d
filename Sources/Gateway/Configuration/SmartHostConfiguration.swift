import Foundation

/// The server our own mail is handed to.
package struct SmartHostConfiguration: Sendable {
    package var host: String
    package var port: Int
    /// Whether STARTTLS is demanded; without it only a smart host on loopback is allowed.
    package var usesTLS: Bool
    package var username: String?
    package var passwordFile: String?
    package var caFile: String?
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
            usesTLS: reader.value(Keys.smartHostSecurity, fallback: "starttls") == "starttls",
            username: reader.optional(Keys.smartHostUser),
            passwordFile: reader.path(Keys.smartHostPassword),
            caFile: reader.path(Keys.smartHostCA),
            connections: reader.value(Keys.smartHostConnections, fallback: 4),
            retry: reader.value(Keys.smartHostRetry, fallback: [5]),
            lifetime: reader.value(Keys.smartHostLifetime, fallback: 5 * 86_400)
        )
        result.check(&reader)
        return result
    }

    private func check(_ reader: inout ConfigurationReader) {
        typealias Keys = ConfigurationKeys
        if !usesTLS, !SocketName(host: host, port: port).isLoopback {
            reader.fault(
                Keys.smartHostSecurity.name, "none would send mail and password to \(host) in the clear",
                "use starttls; none is for a smart host on loopback"
            )
        }
        if (username == nil) != (passwordFile == nil) {
            reader.fault(
                username == nil ? Keys.smartHostPassword.name : Keys.smartHostUser.name,
                "user and password file go together",
                "give smart_host.username and smart_host.password_file, or neither"
            )
        }
        for (name, path) in [(Keys.smartHostPassword.name, passwordFile), (Keys.smartHostCA.name, caFile)] {
            if let path, !FileManager.default.isReadableFile(atPath: path) {
                reader.fault(name, "\(path) cannot be read", "check the path and its permissions")
            }
        }
    }
}
