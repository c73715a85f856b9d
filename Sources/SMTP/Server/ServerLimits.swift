import NIOCore

/// What one server gives to the peers that connect to it, each bound with its reason.
package struct ServerLimits: Sendable {
    /// Octets of one message. 25 MiB is what the large mail services take, so nothing they relay is refused here.
    package var messageOctets = 25 * 1024 * 1024
    /// Messages up to this size reach the receiver whole, larger ones as a stream: memory for a session stays bounded.
    package var wholeMessageOctets = 256 * 1024
    /// Recipients of one message. RFC 5321 §4.5.3.1.8 asks for at least 100; a gateway for one office never needs more.
    package var recipients = 100
    /// Octets of one command line with its CRLF, before extensions add theirs (RFC 5321 §4.5.3.1.4).
    package var commandOctets = 512
    /// Octets of one line of an AUTH exchange (RFC 4954 §4); also the longest line of any kind that is kept at all.
    package var authenticationOctets = 12_288
    /// Octets of one text line with its CRLF (RFC 5321 §4.5.3.1.6).
    package var textLineOctets = 1000
    /// Commands answered 4yz or 5yz in one session. A relay that delivers honestly stays far below; who guesses
    /// addresses or passwords does not. The same as Postfix's hard limit.
    package var errors = 20
    /// Commands of no known verb: what talks like this is not a mail client.
    package var unrecognisedCommands = 5
    /// Failed AUTH commands: guessing a password costs a new connection every time.
    package var authenticationFailures = 3
    /// Commands that carry no mail (NOOP, RSET, VRFY ...) between two messages, before each counts as an error: they cost
    /// us work and bring nothing.
    package var idleCommands = 100
    /// Connections in all. At 10 KiB each the idle ones take 20 MiB.
    package var connections = 2000
    /// Connections from one IPv4 address or one IPv6 /64: one peer alone can never take all of them.
    package var connectionsPerAddress = 200
    /// Time for the next command (RFC 5321 §4.5.3.2.7 asks for at least 5 minutes).
    package var commandTimeout: TimeAmount = .minutes(5)
    /// Time between two pieces of mail data: a client has to keep it under RFC 5321 §4.5.3.2.5's 3 minutes.
    package var dataBlockTimeout: TimeAmount = .minutes(3)
    /// Time for the data of one message: 25 MiB in it needs 350 kbit/s; one octet a minute does not last.
    package var dataTimeout: TimeAmount = .minutes(10)
    /// Time for a session in all, after which it ends at the next command. A relay that keeps a connection warm
    /// connects anew without loss.
    package var sessionTimeout: TimeAmount = .hours(2)

    /// Octets of all messages under way that are kept in memory. Above it messages go to the disk in pieces of
    /// `earlyPieceOctets`, and DATA gets 452: 5,000 peers at once cannot take more than this and a piece each.
    package var bodyOctets = 64 * 1024 * 1024
    /// The size from which a message goes to the disk while memory is short.
    package var earlyPieceOctets = 16 * 1024
    /// Refusals in one session before each further one is kept back for `offenceDelay`.
    package var softErrors = 5
    /// How long a reply is kept back from a peer that misbehaves; zero: not at all.
    package var offenceDelay: TimeAmount = .seconds(1)
    /// Times in a session that a peer may send on where it had to wait. Crude programs that send all at once do it
    /// twice for a message.
    package var pipeliningOffences = 3
    /// Connections from one address in a minute; above it they are slowed, above twice that refused. Ten times what a
    /// relay with one message a connection brings an office on its busiest day.
    package var connectionsPerMinute = 600
    /// Messages from one address in a minute; as above.
    package var messagesPerMinute = 1200
    /// How long the greeting waits for peers that speak first; zero: it does not.
    package var greetingDelay: TimeAmount = .zero
    /// Time for a proxy's header and for nothing else: proxies send it with the first packet.
    package var proxyTimeout: TimeAmount = .seconds(10)
    /// Times that take the place of `commandTimeout` and `dataBlockTimeout` while three quarters of the connections are
    /// taken: whoever is slow then makes room for whoever is not.
    package var crowdedCommandTimeout: TimeAmount = .seconds(15)
    package var crowdedDataTimeout: TimeAmount = .seconds(30)
    /// Connections from which on it is crowded.
    var crowdedConnections: Int { connections - connections / 4 }

    package init() {}

    /// The limits of a server in ordinary use.
    package static let standard = ServerLimits()
}
