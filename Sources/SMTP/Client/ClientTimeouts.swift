import NIOCore

/// How long the client waits for each thing (RFC 5321 §4.5.3.2). The server may be slow; a shorter wait makes duplicates.
package struct ClientTimeouts: Sendable {
    /// For the TCP connection; the RFC leaves it to the system, whose two minutes are too long for a first reply.
    package var connect: TimeAmount = .seconds(30)
    /// RFC 5321 §4.5.3.2.1.
    package var greeting: TimeAmount = .minutes(5)
    /// For EHLO, STARTTLS with its handshake, AUTH, RSET and NOOP, of which the RFC says nothing.
    package var command: TimeAmount = .minutes(5)
    /// RFC 5321 §4.5.3.2.2.
    package var mail: TimeAmount = .minutes(5)
    /// RFC 5321 §4.5.3.2.3.
    package var recipient: TimeAmount = .minutes(5)
    /// RFC 5321 §4.5.3.2.4.
    package var data: TimeAmount = .minutes(2)
    /// RFC 5321 §4.5.3.2.5: for each piece of the message.
    package var block: TimeAmount = .minutes(3)
    /// RFC 5321 §4.5.3.2.6: for the reply to the final dot.
    package var finalDot: TimeAmount = .minutes(10)
    /// For the reply to QUIT: everything is settled by then.
    package var quit: TimeAmount = .seconds(5)

    package init() {}

    /// The same with none above `limit`, but for the data itself: how long a line takes nobody can ask for.
    package func capped(by limit: TimeAmount) -> ClientTimeouts {
        var capped = self
        for path in [
            \ClientTimeouts.connect, \.greeting, \.command, \.mail, \.recipient, \.data, \.finalDot, \.quit,
        ] { capped[keyPath: path] = min(capped[keyPath: path], limit) }
        return capped
    }
}
