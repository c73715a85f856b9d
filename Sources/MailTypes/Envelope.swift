import FoundationEssentials

/// What SMTP knows of a message beside its content (RFC 5321 §2.3.1), and what our tools show of its arrival.
package struct Envelope: Hashable, Sendable, Codable {
    /// The peer's IP address, or `local` for what this host submitted itself.
    package var peer: String
    /// The name given with EHLO or HELO, empty for local submissions.
    package var helo: String
    package var reversePath: ReversePath
    package var forwardPaths: [AddrSpec]
    /// When the connection that brought it was accepted: response times count from here (D5).
    package var arrival: Date
    package var lane: Lane
    /// RFC 6531: the message or its addresses need SMTPUTF8.
    package var smtpUTF8: Bool
    /// RFC 6152: the body was declared 8BITMIME.
    package var eightBitMIME: Bool
    /// The user the peer authenticated as, if it did.
    package var authenticatedAs: String?
    /// The TLS protocol the message came over, if any.
    package var tls: String?
    /// For our own messages: the sequence step this is the message of.
    package var step: Int64?
    /// What the sender asked by parameters of MAIL and RCPT; nil: nothing.
    package var request: SenderRequest?

    /// The form profile that a message of our web door was posted to; nil for all other mail.
    package var formName: String? {
        guard let authenticatedAs, authenticatedAs.hasPrefix(Envelope.formUser) else { return nil }
        return String(authenticatedAs.dropFirst(Envelope.formUser.count))
    }

    /// What stands before the name of a form in `authenticatedAs`. No peer can be that user: names of submitters hold no
    /// colon.
    package static let formUser = "form:"

    package init(
        peer: String = "local", helo: String = "", reversePath: ReversePath, forwardPaths: [AddrSpec], arrival: Date,
        lane: Lane = .other, smtpUTF8: Bool = false, eightBitMIME: Bool = false, authenticatedAs: String? = nil,
        tls: String? = nil, step: Int64? = nil, request: SenderRequest? = nil
    ) {
        self.peer = peer
        self.helo = helo
        self.reversePath = reversePath
        self.forwardPaths = forwardPaths
        self.arrival = arrival
        self.lane = lane
        self.smtpUTF8 = smtpUTF8
        self.eightBitMIME = eightBitMIME
        self.authenticatedAs = authenticatedAs
        self.tls = tls
        self.step = step
        self.request = request
    }
}
