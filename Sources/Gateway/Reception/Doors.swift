import Logging
import NIOCore
import SMTP

/// Makes a server of every listening address in the configuration; all of them count connections, rates and memory
/// together.
struct Doors: Sendable {
    let configuration: SMTPConfiguration
    let receiver: Receiver
    let certificates: CertificateShelf?
    let offersAuthentication: Bool
    var tap: DialogueTap?
    let group: any EventLoopGroup
    let logger: Logger

    /// - Throws: `ConfigurationFaults` for a socket that the service manager did not hand over.
    func servers(inherited: InheritedSockets = InheritedSockets()) throws(ConfigurationFaults) -> [SMTPServer] {
        let shared = SharedState(limits: limits)
        var faults: [ConfigurationFault] = []
        var servers: [SMTPServer] = []
        typealias Keys = ConfigurationKeys
        for (key, names, change) in [
            (Keys.smtpListen.name, configuration.listen, { _ in }),
            (Keys.smtpListenTLS.name, configuration.listenTLS, { $0.implicitTLS = true }),
            (Keys.smtpListenLMTP.name, configuration.listenLMTP, { $0.isLMTP = true }),
        ] as [(String, [ListenName], (inout ServerOptions) -> Void)] {
            for name in names {
                guard let socket = name.socket(inherited: inherited) else {
                    faults.append(fault(key, name, inherited))
                    continue
                }
                var options = options(name)
                options.socket = socket
                change(&options)
                servers.append(
                    SMTPServer(options: options, receiver: receiver, shared: shared, group: group, logger: logger))
            }
        }
        guard faults.isEmpty else { throw ConfigurationFaults(faults) }
        return servers
    }

    private func fault(_ key: String, _ name: ListenName, _ inherited: InheritedSockets) -> ConfigurationFault {
        let given = inherited.names.isEmpty ? "none at all" : inherited.names.joined(separator: ", ")
        return ConfigurationFault(
            file: "configuration", key: key,
            problem: "the service manager handed over no socket for \(name), but \(given)",
            hint: "give the socket unit FileDescriptorName= with this name, or listen on host:port"
        )
    }

    private func options(_ name: ListenName) -> ServerOptions {
        // RFC 4954 §4: no password in the clear. Loopback without a certificate is the one exception.
        let offer: ServerOptions.AuthenticationOffer =
            !offersAuthentication ? .never : name.isLoopback && certificates == nil ? .always : .overTLS
        var options = ServerOptions(
            host: "", port: 0, hostname: configuration.hostname, limits: limits,
            tls: certificates.map { shelf -> ServerOptions.TLSSource in { shelf.current } }, authentication: offer,
            mechanisms: [.scramSHA256Plus, .scramSHA256, .plain, .login]
        )
        options.proxies = configuration.proxies
        options.xclients = configuration.xclients
        options.relays = configuration.relays
        options.tap = tap
        return options
    }

    private var limits: ServerLimits {
        var limits = ServerLimits.standard
        limits.messageOctets = configuration.messageSize
        limits.connections = configuration.connections
        limits.connectionsPerAddress = configuration.connectionsPerAddress
        limits.connectionsPerMinute = configuration.connectionsPerMinute
        limits.messagesPerMinute = configuration.messagesPerMinute
        limits.greetingDelay = .milliseconds(Int64(configuration.greetingDelay * 1000))
        return limits
    }
}
