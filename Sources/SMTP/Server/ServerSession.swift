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
        /// Read so many octets of the message, then call `chunkEnded`.
        case receiveChunk(Chunk, Envelope)
        /// Pass over so many octets, then send the reply.
        case discardChunk(octets: Int, SMTPReply)
        /// A proxy told for whom it speaks: see whether that peer is welcome, call `clientChanged`.
        case changeClient(ClientAttributes)
    }

    /// What a verdict led to.
    package enum VerdictAction: Sendable {
        case reply(SMTPReply)
        case replyThenClose(SMTPReply)
        /// Send the reply and read mail data until its end; then call `dataEnded`.
        case receiveData(SMTPReply, Envelope)
        /// Read so many octets of the message, then call `chunkEnded`.
        case receiveChunk(Chunk, Envelope)
        /// Pass over so many octets, then send the reply.
        case discardChunk(octets: Int, SMTPReply)
    }

    /// One piece of a message that comes by BDAT (RFC 3030 §2).
    package struct Chunk: Sendable, Equatable {
        package let octets: Int
        package let isLast: Bool
    }

    /// What the end of the data, or of a chunk of it, led to.
    package enum DataAction: Sendable {
        /// The reply so many times: LMTP answers once for each recipient (RFC 2033 §4.2).
        case reply(SMTPReply, times: Int)
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
        /// As in `DataAction`.
        case reply(SMTPReply, times: Int)
        case replyThenClose(SMTPReply)
    }

    /// A question asked of the receiver and not answered yet.
    enum Question: Sendable {
        case sender(Envelope)
        case recipient(AddrSpec, RecipientParameters)
        case data
        case chunk(Chunk)
        case authentication(user: String)
        case secret
    }

    let options: ServerOptions
    /// The peer's IP address; under a proxy the client's.
    package internal(set) var peer: String
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
    /// RCPTs accepted in this transaction, each address as often as it was given.
    var acceptedRecipients = 0
    /// The message of this transaction comes by BDAT, and has begun to.
    var isChunked = false
    /// What a proxy says its client gave with EHLO.
    var proxiedHelo: String?
    /// XCLIENT is offered: the peer is a configured proxy.
    var mayChangeClient = false
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
            return .reply(SMTPReply(220, nil, "\(options.hostname) \(options.isLMTP ? "LMTP" : "ESMTP") FirstReply"))
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
            if case .chunk(let chunk) = asked {
                // RFC 3030 §2: the octets are on their way all the same, and so may be further chunks.
                resetTransaction()
                return discard(chunk.octets, refusal)
            }
            return counted(refusal)
        }
        switch asked {
        case .sender(let envelope):
            transaction = envelope
            hasBegunMessage = true
            refusedRecipient = false
            return .reply(.senderOK)
        case .recipient(let recipient, let wishes):
            take(recipient, wishes)
            return .reply(.recipientOK)
        case .data:
            guard let transaction else { return counted(.senderFirst) }
            return .receiveData(.sendData, transaction)
        case .chunk(let chunk):
            guard let transaction else { return discard(chunk.octets, .senderFirst) }
            isChunked = true
            return .receiveChunk(chunk, transaction)
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
            return .reply(.localError, times: 1)
        }
        guard let fault else { return .store(envelope) }
        let times = finalReplies
        resetTransaction()
        if case .replyThenClose(let reply) = counted(fault.reply) { return .replyThenClose(reply) }
        return .reply(fault.reply, times: times)
    }

    /// A chunk came to its end.
    package mutating func chunkEnded(_ chunk: Chunk, fault: DataFault?) -> DataAction {
        if chunk.isLast { return dataEnded(fault: fault) }
        guard let fault else {
            return .reply(SMTPReply(250, EnhancedStatusCode(2, 0, 0), "\(chunk.octets) octets received"), times: 1)
        }
        resetTransaction()
        if case .replyThenClose(let reply) = counted(fault.reply) { return .replyThenClose(reply) }
        return .reply(fault.reply, times: 1)
    }

    /// A proxy's client is the peer from now on; nothing that the proxy did before counts (greeting follows by `greet`).
    package mutating func clientChanged(_ attributes: ClientAttributes) {
        if let address = attributes.address { peer = address }
        if let helo = attributes.helo { proxiedHelo = helo }
        helo = nil
        authenticatedAs = nil
        exchange = nil
        resetTransaction()
    }

    /// The receiver took the message, or did not.
    package mutating func stored(_ result: Result<QueueID, ReceiverFault>) -> StoredAction {
        let times = finalReplies
        resetTransaction()
        switch result {
        case .success(let id):
            messages += 1
            idleCommands = 0
            return .reply(SMTPReply(250, EnhancedStatusCode(2, 0, 0), "ok queued as \(id)"), times: times)
        case .failure(let fault):
            let isRefusal = fault.reply.isTransient || fault.reply.isPermanent
            let reply = isRefusal ? fault.reply : .localError
            return reply.code == 421 ? .replyThenClose(reply) : .reply(reply, times: times)
        }
    }

    mutating func resetTransaction() {
        transaction = nil
        refusedRecipient = false
        acceptedRecipients = 0
        isChunked = false
    }

    /// How often the fate of the message is told: once, and by LMTP to each recipient.
    private var finalReplies: Int { options.isLMTP ? max(1, acceptedRecipients) : 1 }

    private mutating func take(_ recipient: AddrSpec, _ wishes: RecipientParameters) {
        acceptedRecipients += 1
        guard var envelope = transaction, !envelope.forwardPaths.contains(recipient) else { return }
        // Taken out and put back, so that the list has one owner and grows in place.
        transaction = nil
        envelope.forwardPaths.append(recipient)
        if !wishes.isEmpty {
            var request = envelope.request ?? SenderRequest()
            request.recipients.append(
                SenderRequest.Recipient(address: recipient, notify: wishes.notify, original: wishes.original)
            )
            envelope.request = request
        }
        transaction = envelope
    }

    /// Refuses a chunk, whose octets come all the same.
    mutating func discard(_ octets: Int, _ refusal: SMTPReply) -> VerdictAction {
        if case .replyThenClose(let reply) = counted(refusal) { return .replyThenClose(reply) }
        return .discardChunk(octets: octets, refusal)
    }

    /// Counts a refusal, and ends the session that has gathered too many.
    mutating func counted(_ refusal: SMTPReply) -> VerdictAction {
        errors += 1
        return errors > options.limits.errors ? .replyThenClose(.tooManyErrors) : .reply(refusal)
    }
}
