import MailTypes
import NIOCore

/// One connection to a smart host as the client sees it: replies in, actions out (RFC 5321 §4.3).
///
/// It does no I/O and knows no clock. It opens the connection (greeting, EHLO, STARTTLS, EHLO, AUTH), then carries one
/// message after the other. It fails closed: what the smart host's description asks for and the server does not give
/// ends the connection before any mail.
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
        /// Write the message and its final dot, then call `finalDotWritten`.
        case writeMessage
        /// Write a final dot alone, then call `finalDotWritten`: the server takes data though it took no recipient
        /// (RFC 2920 §3.1).
        case writeFinalDot
        case finished(SubmissionOutcome)
        /// NOOP was answered.
        case refreshed
        /// QUIT was answered.
        case quit
    }

    /// What the start of a message led to.
    package enum SendAction: Sendable, Equatable {
        case write(String)
        /// Nothing can be sent: this is the outcome.
        case finished(SubmissionOutcome)
    }

    /// What the end of the connection led to.
    package enum EndAction: Sendable, Equatable {
        case none
        case failed(SubmissionFault)
        case finished(SubmissionOutcome)
    }

    enum State: Sendable {
        case greeting
        case hello
        case startTLS
        case auth(SASLClientExchange)
        case ready
        case transaction(ClientTransaction)
        case noop
        case quit
        case dead(SubmissionFault)
    }

    let host: SmartHost
    /// Our name, as EHLO gives it.
    let hostname: String
    var state = State.greeting
    /// TLS is active.
    package private(set) var isProtected: Bool
    package internal(set) var capabilities = ServerCapabilities()
    /// The last transaction was left open: RSET goes before the next.
    var needsReset = false

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
        case .transaction(let transaction): transaction.stage
        case .noop: .noop
        case .quit: .quit
        case .ready, .dead: nil
        }
    }

    /// Whether a message can be given to it.
    package var isReady: Bool {
        if case .ready = state { return true }
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
            state = .hello
            return .write(hello)
        case .hello: return receiveHello(reply)
        case .startTLS:
            guard reply.code == 220 else { return fail(at: .startTLS, reply) }
            return .startTLS
        case .auth(let exchange): return receiveAuth(reply, exchange)
        case .transaction(var transaction):
            let action = transaction.receive(reply)
            return carryOut(action, transaction)
        case .noop:
            guard reply.isPositive else { return fail(at: .noop, reply) }
            state = .ready
            return .refreshed
        case .quit: return .quit
        // A reply to nothing: 421 before an idle connection is closed, else a server out of step.
        case .ready: return fail(at: .noop, reply)
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
        let before = state
        switch before {
        case .dead: return .none
        case .quit:
            state = .dead(SubmissionFault(.idle, cause: cause))
            return .none
        case .greeting, .hello, .startTLS, .auth:
            let fault = SubmissionFault(openingFault, cause: "\(stage?.rawValue ?? ""): \(cause)")
            state = .dead(fault)
            return .failed(fault)
        case .ready, .noop:
            let fault = SubmissionFault(.idle, cause: cause)
            state = .dead(fault)
            return .failed(fault)
        case .transaction(let transaction):
            let fault = transaction.connectionFault(cause: cause)
            state = .dead(fault)
            return .finished(transaction.outcome(fault: fault, isReusable: false))
        }
    }

    private var hello: String { "EHLO \(hostname)\r\n" }

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
            state = .ready
            return .ready
        }
        return authenticate(credentials)
    }

    private mutating func authenticate(_ credentials: Credentials) -> ReplyAction {
        guard isProtected || host.isLoopback else {
            return fail(SubmissionFault(.passwordInClear))
        }
        let chosen = SASLClientExchange.choose(from: capabilities.mechanisms, for: credentials, binding: nil)
        guard let chosen, var exchange = SASLClientExchange(chosen, credentials: credentials) else {
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
            state = .ready
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
