import FoundationEssentials
import MailTypes
import NIOCore

/// One SMTP session as the server sees it: lines in, actions out (RFC 5321 §3, §4).
///
/// It does no I/O and knows no clock. Whoever drives it sends every reply in order, and answers each question it asks
/// (`judge...`, `authenticate`, `store`) by the mutation named in that action before it brings the next line.
///
/// The session is the connection; `transaction` is the one message under way in it, and is dropped by RSET, EHLO and at
/// the end of data (RFC 5321 §4.1.1.5, §4.1.4).
package struct ServerSession: Sendable {
    /// What a line led to.
    package enum LineAction: Sendable {
        case reply(SMTPReply)
        case replyThenClose(SMTPReply)
        /// Send the reply in the clear, drop every octet read so far, put TLS in, call `tlsStarted`.
        case startTLS(SMTPReply)
        /// Answer with `judged`.
        case judgeSender(Envelope)
        /// Answer with `judged`.
        case judgeRecipient(AddrSpec, Envelope)
        /// Answer with `judged`.
        case judgeData(Envelope)
        /// Answer with `authenticated`.
        case authenticate(user: String, password: String)
        /// Answer with `secretFound`.
        case lookUpSecret(user: String)
    }

    /// What a verdict led to.
    package enum VerdictAction: Sendable {
        case reply(SMTPReply)
        case replyThenClose(SMTPReply)
        /// Send the reply and read mail data until its end; then call `dataEnded`.
        case receiveData(SMTPReply, Envelope)
    }

    /// What the end of the data led to.
    package enum DataAction: Sendable {
        case reply(SMTPReply)
        case replyThenClose(SMTPReply)
        /// Answer with `stored`.
        case store(Envelope)
    }

    /// What the greeting led to.
    package enum GreetingAction: Sendable {
        case reply(SMTPReply)
        case replyThenClose(SMTPReply)
    }

    /// What a stored or failed message led to.
    package enum StoredAction: Sendable {
        case reply(SMTPReply)
        case replyThenClose(SMTPReply)
    }

    /// A question asked of the receiver and not answered yet.
    enum Question: Sendable {
        case sender(Envelope)
        case recipient(AddrSpec)
        case data
        case authentication(user: String)
        case secret
    }

    let options: ServerOptions
    let peer: String
    /// When the connection was accepted.
    let accepted: Date

    /// The name given with EHLO or HELO; nil before either.
    var helo: String?
    var authenticatedAs: String?
    /// The TLS protocol in use, once it is.
    package internal(set) var tls: String?
    /// What SASL binds to, once TLS is in use.
    var binding: ChannelBinding?
    var transaction: Envelope?
    /// A recipient of this transaction was refused: tells "none valid" from "none given" at DATA.
    var refusedRecipient = false
    var exchange: SASLServerExchange?
    var question: Question?
    /// The connection was refused: only QUIT is left (RFC 5321 §3.1).
    var isRefused = false
    /// A message was begun in this session, so the arrival of the next is its own MAIL's.
    var hasBegunMessage = false

    var errors = 0
    var unrecognised = 0
    var authenticationFailures = 0
    var idleCommands = 0
    /// Recipients refused because the message had enough.
    var surplusRecipients = 0
    /// Messages taken in this session.
    package internal(set) var messages = 0

    /// - Parameters:
    ///   - peer: the peer's IP address, without port.
    ///   - accepted: when the TCP connection was accepted.
    package init(options: ServerOptions, peer: String, accepted: Date) {
        self.options = options
        self.peer = peer
        self.accepted = accepted
    }

    /// Opens the session with what the receiver said of the peer.
    package mutating func greet(refusal: SMTPReply?) -> GreetingAction {
        guard let refusal else {
            return .reply(SMTPReply(220, nil, "\(options.hostname) ESMTP FirstReply"))
        }
        // RFC 5321 §3.1: after 554 the server waits for QUIT; 421 closes.
        guard refusal.isPermanent else { return .replyThenClose(refusal) }
        isRefused = true
        return .reply(refusal)
    }

    /// TLS is active: everything learned in the clear is forgotten (RFC 3207 §4.2).
    package mutating func tlsStarted(version: String, binding: ChannelBinding? = nil) {
        tls = version
        self.binding = binding
        helo = nil
        authenticatedAs = nil
        exchange = nil
        resetTransaction()
    }

    /// The receiver's answer to `judgeSender`, `judgeRecipient` or `judgeData`; nil is yes.
    package mutating func judged(_ refusal: SMTPReply?) -> VerdictAction {
        let asked = question
        question = nil
        if let refusal {
            if case .recipient = asked { refusedRecipient = true }
            if refusal.code == 421 { return .replyThenClose(refusal) }
            return counted(refusal)
        }
        switch asked {
        case .sender(let envelope):
            transaction = envelope
            hasBegunMessage = true
            refusedRecipient = false
            return .reply(.senderOK)
        case .recipient(let recipient):
            if transaction?.forwardPaths.contains(recipient) == false { transaction?.forwardPaths.append(recipient) }
            return .reply(.recipientOK)
        case .data:
            guard let transaction else { return counted(.senderFirst) }
            return .receiveData(.sendData, transaction)
        case .authentication, .secret, nil:
            return counted(.localError)
        }
    }

    /// The receiver's answer to `authenticate`.
    package mutating func authenticated(_ isRight: Bool) -> VerdictAction {
        guard case .authentication(let user) = question else { return counted(.localError) }
        question = nil
        guard isRight else { return authenticationFailed() }
        authenticatedAs = user
        return .reply(.authenticated)
    }

    /// The receiver's answer to `lookUpSecret`.
    package mutating func secretFound(_ secret: SCRAMSecret) -> VerdictAction {
        guard case .secret = question, var exchange else { return counted(.localError) }
        question = nil
        guard case .challenge(let text) = exchange.found(secret) else {
            self.exchange = nil
            return counted(.badSASL)
        }
        self.exchange = exchange
        return .reply(SMTPReply(334, nil, text))
    }

    /// RFC 4954 §4: a server may end the session of who fails again and again.
    mutating func authenticationFailed() -> VerdictAction {
        authenticationFailures += 1
        if authenticationFailures >= options.limits.authenticationFailures { return .replyThenClose(.tooManyErrors) }
        return counted(.badCredentials)
    }

    /// The data came to its end, whole or with a fault.
    package mutating func dataEnded(fault: DataFault?) -> DataAction {
        guard let envelope = transaction else {
            resetTransaction()
            return .reply(.localError)
        }
        if let fault {
            resetTransaction()
            switch counted(fault.reply) {
            case .reply(let reply), .receiveData(let reply, _): return .reply(reply)
            case .replyThenClose(let reply): return .replyThenClose(reply)
            }
        }
        return .store(envelope)
    }

    /// The receiver took the message, or did not.
    package mutating func stored(_ result: Result<QueueID, ReceiverFault>) -> StoredAction {
        resetTransaction()
        switch result {
        case .success(let id):
            messages += 1
            idleCommands = 0
            return .reply(SMTPReply(250, EnhancedStatusCode(2, 0, 0), "ok queued as \(id)"))
        case .failure(let fault):
            let isRefusal = fault.reply.isTransient || fault.reply.isPermanent
            let reply = isRefusal ? fault.reply : .localError
            return reply.code == 421 ? .replyThenClose(reply) : .reply(reply)
        }
    }

    mutating func resetTransaction() {
        transaction = nil
        refusedRecipient = false
    }

    /// Counts a refusal, and ends the session that has gathered too many.
    mutating func counted(_ refusal: SMTPReply) -> VerdictAction {
        errors += 1
        return errors > options.limits.errors ? .replyThenClose(.tooManyErrors) : .reply(refusal)
    }
}
