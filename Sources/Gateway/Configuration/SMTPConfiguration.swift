import Foundation
import SMTP

/// Our door: where mail is taken and how much of it.
package struct SMTPConfiguration: Sendable {
    package var listen: [ListenName]
    /// TLS from the first octet.
    package var listenTLS: [ListenName]
    package var listenLMTP: [ListenName]
    package var hostname: String
    package var certificateFile: String?
    package var keyFile: String?
    package var submittersFile: String?
    /// Octets.
    package var messageSize: Int
    package var connections: Int
    package var connectionsPerAddress: Int
    package var connectionsPerMinute: Int
    package var messagesPerMinute: Int
    /// Messages taken and not read yet, before new ones are put off.
    package var backlog: Int
    /// Seconds.
    package var greetingDelay: Double
    package var proxies: [PeerNetwork]
    package var xclients: [PeerNetwork]
    package var relays: [PeerNetwork]

    /// RFC 5321 §4.5.3.2.1: clients wait five minutes for the greeting; honest ones should not have to.
    private static let longestGreetingDelay = 60.0

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
        let listenTLS = reader.optional(Keys.smtpListenTLS) ?? []
        if !listenTLS.isEmpty, certificate == nil {
            reader.fault(
                Keys.smtpListenTLS.name, "needs a certificate",
                "give smtp.certificate_file and smtp.key_file, or leave it out"
            )
        }
        return SMTPConfiguration(
            listen: reader.value(Keys.smtpListen, fallback: []),
            listenTLS: listenTLS,
            listenLMTP: reader.optional(Keys.smtpListenLMTP) ?? [],
            hostname: reader.optional(Keys.smtpHostname) ?? ProcessInfo.processInfo.hostName,
            certificateFile: certificate,
            keyFile: key,
            submittersFile: submitters,
            messageSize: reader.value(Keys.smtpMessageSize, fallback: 25 << 20),
            connections: reader.value(Keys.smtpConnections, fallback: 1000),
            connectionsPerAddress: reader.value(Keys.smtpConnectionsPerAddress, fallback: 100),
            connectionsPerMinute: reader.value(Keys.smtpConnectionsPerMinute, fallback: 600),
            messagesPerMinute: reader.value(Keys.smtpMessagesPerMinute, fallback: 1200),
            backlog: reader.value(Keys.smtpBacklog, fallback: 500_000),
            greetingDelay: min(reader.value(Keys.smtpGreetingDelay, fallback: 0), longestGreetingDelay),
            proxies: reader.optional(Keys.smtpProxies) ?? [],
            xclients: reader.optional(Keys.smtpXClients) ?? [],
            relays: reader.optional(Keys.smtpRelays) ?? []
        )
    }
}
