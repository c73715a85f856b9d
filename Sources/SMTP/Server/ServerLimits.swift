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

    package init() {}

    /// The limits of a server in ordinary use.
    package static let standard = ServerLimits()
}
