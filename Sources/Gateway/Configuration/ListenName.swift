import SMTP

/// Where mail is taken, as an operator writes it: `127.0.0.1:2525`, `unix:/run/firstreply/lmtp`, or `systemd:NAME` for a
/// socket that the service manager opened.
package enum ListenName: Hashable, Sendable, CustomStringConvertible {
    case socket(SocketName)
    case unix(path: String)
    /// The name in LISTEN_FDNAMES: `FileDescriptorName=` of the socket unit.
    case inherited(name: String)

    /// Nil for anything else.
    init?(_ text: String) {
        if text.hasPrefix("unix:/") {
            self = .unix(path: String(text.dropFirst(5)))
        } else if text.hasPrefix("systemd:"), text.count > 8, !text.contains(where: \.isWhitespace) {
            self = .inherited(name: String(text.dropFirst(8)))
        } else if let name = SocketName(text) {
            self = .socket(name)
        } else {
            return nil
        }
    }

    package var description: String {
        switch self {
        case .socket(let name): name.description
        case .unix(let path): "unix:\(path)"
        case .inherited(let name): "systemd:\(name)"
        }
    }

    /// Whether only this host can reach it, as far as the configuration tells.
    package var isLoopback: Bool {
        switch self {
        case .socket(let name): name.isLoopback
        case .unix: true
        case .inherited: false
        }
    }

    /// The socket; nil when none of that name was given to us.
    func socket(inherited: InheritedSockets) -> ListeningSocket? {
        switch self {
        case .socket(let name): .tcp(host: name.host, port: name.port)
        case .unix(let path): .unix(path: path)
        case .inherited(let name): inherited.descriptor(name).map { .inherited($0) }
        }
    }
}
