import Foundation

/// Our door: where mail is taken and how much of it.
package struct SMTPConfiguration: Sendable {
    package var listen: [SocketName]
    package var hostname: String
    package var certificateFile: String?
    package var keyFile: String?
    package var submittersFile: String?
    /// Octets.
    package var messageSize: Int
    package var connections: Int
    package var connectionsPerAddress: Int

    static func read(_ reader: inout ConfigurationReader) -> SMTPConfiguration {
        typealias Keys = ConfigurationKeys
        let certificate = reader.path(Keys.smtpCertificate)
        let key = reader.path(Keys.smtpKey)
        if (certificate == nil) != (key == nil) {
            reader.fault(
                certificate == nil ? Keys.smtpKey.name : Keys.smtpCertificate.name,
                "certificate and key go together", "give both smtp.certificate_file and smtp.key_file, or neither"
            )
        }
        let submitters = reader.path(Keys.smtpSubmitters)
        for (name, path) in [
            (Keys.smtpCertificate.name, certificate), (Keys.smtpKey.name, key), (Keys.smtpSubmitters.name, submitters),
        ] {
            if let path, !FileManager.default.isReadableFile(atPath: path) {
                reader.fault(name, "\(path) cannot be read", "check the path and its permissions")
            }
        }
        return SMTPConfiguration(
            listen: reader.value(Keys.smtpListen, fallback: []),
            hostname: reader.optional(Keys.smtpHostname) ?? ProcessInfo.processInfo.hostName,
            certificateFile: certificate,
            keyFile: key,
            submittersFile: submitters,
            messageSize: reader.value(Keys.smtpMessageSize, fallback: 25 << 20),
            connections: reader.value(Keys.smtpConnections, fallback: 1000),
            connectionsPerAddress: reader.value(Keys.smtpConnectionsPerAddress, fallback: 100)
        )
    }
}
