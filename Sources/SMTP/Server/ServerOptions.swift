import NIOCore

/// How one server presents itself and what it asks of its peers.
package struct ServerOptions: Sendable {
    /// When AUTH is offered.
    package enum AuthenticationOffer: Sendable {
        case never
        /// Only once TLS is active: no password crosses a network in the clear.
        case overTLS
        /// Also without TLS: for listeners on loopback only.
        case always
    }

    /// Gives the TLS context of a new session. It is asked for every session, so a renewed certificate comes into
    /// force without dropping the sessions there are. An error is answered 454.
    package typealias TLSSource = @Sendable () throws -> ServerTLS

    package var socket: ListeningSocket
    /// This host's name, as the greeting, EHLO and trace fields give it (RFC 5321 §4.1.1.1).
    package var hostname: String
    package var limits: ServerLimits
    /// Where the certificate comes from; nil: STARTTLS is not offered.
    package var tls: TLSSource?
    package var authentication: AuthenticationOffer
    /// What AUTH offers, in this order. SCRAM needs a receiver that knows `secret(of:)`; SCRAM-SHA-256-PLUS is offered
    /// only where there is a channel to bind to.
    package var mechanisms: [SASLMechanism]
    /// 530 to MAIL until the peer has authenticated (RFC 4954 §6).
    package var requireAuthentication: Bool
    /// 530 to everything but EHLO, NOOP, STARTTLS and QUIT until TLS is active (RFC 3207 §4).
    package var requireTLS: Bool
    /// TLS from the first octet on (RFC 8314 §3.3); needs `tls`.
    package var implicitTLS = false
    /// LMTP in place of SMTP: LHLO, and a reply for each recipient (RFC 2033).
    package var isLMTP = false
    /// Peers whose connections begin with a PROXY header; from nobody else is one taken.
    package var proxies: [PeerNetwork] = []
    /// Peers that may name their client by XCLIENT.
    package var xclients: [PeerNetwork] = []
    /// Relays of ours: no rule of defence slows or sheds them.
    package var relays: [PeerNetwork] = []
    /// Where sessions tell their dialogue.
    package var tap: DialogueTap?

    package init(
        host: String, port: Int, hostname: String, limits: ServerLimits = .standard, tls: TLSSource? = nil,
        authentication: AuthenticationOffer = .never, mechanisms: [SASLMechanism] = [.plain, .login],
        requireAuthentication: Bool = false, requireTLS: Bool = false
    ) {
        socket = .tcp(host: host, port: port)
        self.hostname = hostname
        self.limits = limits
        self.tls = tls
        self.authentication = authentication
        self.mechanisms = mechanisms
        self.requireAuthentication = requireAuthentication
        self.requireTLS = requireTLS
    }
}
