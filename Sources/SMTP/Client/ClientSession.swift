import MailTypes
import NIOCore

/// One connection to a smart host as the client sees it: replies in, actions out (RFC 5321 §4.3).
///
/// It does no I/O and knows no clock. It opens the connection (greeting, EHLO, STARTTLS, EHLO, AUTH), then carries one
/// message after the other; where the server pipelines, the next one's commands follow the end of the one before without
/// waiting for its reply (RFC 2920 §3.1). It fails closed: what the smart host's description asks for and the server
/// does not give ends the connection before any mail.
package struct ClientSession: Sendable {
    /// What a reply led to.
    package enum ReplyAction: Sendable, Equatable {
        /// More replies are due.
        case wait
        case write(String)
        /// As `write`; holds a password, so no log may show it.
        case writeSecret(String)
        /// Drop every octet read so far, put TLS in, call `tlsStarted`.
        case startTLS
        /// The connection is open for mail.
        case ready
        /// The connection cannot be used; close it.
        case failed(SubmissionFault)
        /// Write the first message under way and its final dot, then call `finalDotWritten`.
        case writeMessage
        /// Write these lines, and at once the octets of the first message under way: the last line is their BDAT.
        case writeChunk(String)
        /// Write a final dot alone, then call `finalDotWritten`: the server takes data though it took no recipient
        /// (RFC 2920 §3.1).
        case writeFinalDot
        /// What became of the first message under way.
        case finished(SubmissionOutcome)
        /// NOOP was answered.
        case refreshed
        /// QUIT was answered.
        case quit
    }

    /// What the start of a message led to.
    package enum SendAction: Sendable, Equatable {
        case write(String)
        /// As `write`, and at once the octets of the message.
        case writeChunk(String)
        /// Nothing can be sent: this is the outcome.
        case finished(SubmissionOutcome)
    }

    /// What the end of the connection led to.
    package enum EndAction: Sendable, Equatable {
        case none
        case failed(SubmissionFault)
        /// What became of each message under way, in order.
        case finished([SubmissionOutcome])
    }

    enum State: Sendable {
        case greeting
        case hello
        case startTLS
        case auth(SASLClientExchange)
        /// Ready, or busy with `transactions`.
        case open
        case noop
        case quit
        case dead(SubmissionFault)
    }

    let host: SmartHost
    /// Our name, as EHLO gives it.
    let hostname: String
    var state = State.greeting
    /// Messages under way: replies are about the first; the others' commands are written.
    var transactions: [ClientTransaction] = []
    /// TLS is active.
    package private(set) var isProtected: Bool
    /// What ties AUTH to the TLS channel; to be set before the reply to the EHLO inside it is given.
    package var binding: ChannelBinding?
    package internal(set) var capabilities = ServerCapabilities()
    /// The last transaction was left open: RSET goes before the next.
    var needsReset = false
    /// MAIL commands written, for MAILMAX (RFC 9422 §4.1).
    var mails = 0

    package init(host: SmartHost, hostname: String) {
        self.host = host
        self.hostname = hostname
        isProtected = host.security == .implicitTLS
    }

    /// Where in the dialogue the session is, for the choice of a timeout.
    package var stage: SubmissionScope.Stage? {
        switch state {
        case .greeting: .greeting
        case .hello: .hello
        case .startTLS: .startTLS
        case .auth: .auth
        case .open: transactions.first?.stage
        case .noop: .noop
        case .quit: .quit
        case .dead: nil
        }
    }

    /// Whether it is open and nothing is under way.
    package var isReady: Bool {
        if case .open = state { return transactions.isEmpty }
        return false
    }

    /// Whether nothing can be sent over it any more.
    var isDead: Bool {
        if case .dead = state { return true }
        return false
    }

    /// Whether TLS was begun and AUTH not yet chosen: the time to give `binding`.
    var wantsBinding: Bool {
        if case .hello = state { return isProtected && binding == nil }
        return false
    }

    /// TLS is in place: all that was learned before it is void (RFC 3207 §4.2).
    package mutating func tlsStarted() -> String {
        isProtected = true
        capabilities = ServerCapabilities()
        state = .hello
        return hello
    }

    /// Takes one reply.
    package mutating func receive(_ reply: SMTPReply) -> ReplyAction {
        switch state {
        case .greeting:
            guard reply.code == 220 else { return fail(at: .greeting, reply) }
            // A name of ours that ends its line would begin a command: it is the configuration's fault.
            guard isSpeakable else { return fail(SubmissionFault(.configuration, cause: "our own host name")) }
            state = .hello
            return .write(hello)
        case .hello: return receiveHello(reply)
        case .startTLS:
            guard reply.code == 220 else { return fail(at: .startTLS, reply) }
            return .startTLS
        case .auth(let exchange): return receiveAuth(reply, exchange)
        case .open:
            // A reply to nothing: 421 before an idle connection is closed, else a server out of step.
            guard !transactions.isEmpty else { return fail(at: .noop, reply) }
            return carryOut(transactions[0].receive(reply))
        case .noop:
            guard reply.isPositive else { return fail(at: .noop, reply) }
            state = .open
            return .refreshed
        case .quit: return .quit
        case .dead(let fault): return .failed(fault)
        }
    }

    /// The idle connection is to be kept alive; nil when it is not idle.
    package mutating func refresh() -> String? {
        guard isReady else { return nil }
        state = .noop
        return "NOOP\r\n"
    }

    /// The connection is to be closed; nil when there is nothing to say goodbye to.
    package mutating func quit() -> String? {
        guard isReady else { return nil }
        state = .quit
        return "QUIT\r\n"
    }

    /// The connection ended, or must end: closed, timed out, or the octets were no reply.
    ///
    /// - Parameters:
    ///   - cause: for the log.
    ///   - openingFault: what it is while the connection is being opened.
    package mutating func end(cause: String, as openingFault: LocalFault = .opening) -> EndAction {
        let stage = stage
        switch state {
        // After a fault those behind the message that met it are left.
        case .dead: return transactions.isEmpty ? .none : .finished(endAll(cause))
        case .quit:
            state = .dead(SubmissionFault(.idle, cause: cause))
            return .none
        case .greeting, .hello, .startTLS, .auth:
            let fault = SubmissionFault(openingFault, cause: "\(stage?.rawValue ?? ""): \(cause)")
            state = .dead(fault)
            return .failed(fault)
        case .open, .noop:
            state = .dead(transactions.first?.connectionFault(cause: cause) ?? SubmissionFault(.idle, cause: cause))
            if !transactions.isEmpty { return .finished(endAll(cause)) }
            return .failed(SubmissionFault(.idle, cause: cause))
        }
    }

    private mutating func endAll(_ cause: String) -> [SubmissionOutcome] {
        defer { transactions = [] }
        return transactions.map { $0.outcome(fault: $0.connectionFault(cause: cause), isReusable: false) }
    }

    private var hello: String { "EHLO \(hostname)\r\n" }

    private var isSpeakable: Bool { hostname.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7f } && !hostname.isEmpty }

    mutating func fail(at stage: SubmissionScope.Stage, _ reply: SMTPReply) -> ReplyAction {
        fail(DeliveryErrors.fault(at: stage, reply: reply))
    }

    mutating func fail(_ fault: SubmissionFault) -> ReplyAction {
        state = .dead(fault)
        return .failed(fault)
    }

    private mutating func receiveHello(_ reply: SMTPReply) -> ReplyAction {
        // No falling back to HELO: without extensions there is neither TLS nor AUTH.
        guard reply.code == 250 else { return fail(at: .hello, reply) }
        capabilities = ServerCapabilities(reply)
        if host.security == .startTLS, !isProtected {
            guard capabilities.startTLS else {
                return fail(SubmissionFault(.startTLSMissing))
            }
            state = .startTLS
            return .write("STARTTLS\r\n")
        }
        guard let credentials = host.credentials else {
            state = .open
            return .ready
        }
        return authenticate(credentials)
    }

    private mutating func authenticate(_ credentials: Credentials) -> ReplyAction {
        guard isProtected || host.isLoopback else {
            return fail(SubmissionFault(.passwordInClear))
        }
        let chosen = SASLClientExchange.choose(from: capabilities.mechanisms, for: credentials, binding: binding)
        guard let chosen, var exchange = SASLClientExchange(chosen, credentials: credentials, binding: binding) else {
            return fail(SubmissionFault(.authMissing))
        }
        let command = exchange.begin()
        state = .auth(exchange)
        return .writeSecret(command)
    }

    private mutating func receiveAuth(_ reply: SMTPReply, _ exchange: SASLClientExchange) -> ReplyAction {
        switch reply.code {
        case 235:
            guard exchange.mayTrustSuccess else {
                return fail(SubmissionFault(.serverUnproven))
            }
            state = .open
            return .ready
        case 334:
            var exchange = exchange
            let line = exchange.respond(to: reply.lines.first ?? "")
            state = .auth(exchange)
            return .writeSecret(line)
        default: return fail(at: .auth, reply)
        }
    }
}
