import Crypto
import Foundation
import Logging
import MailTypes
import NIOCore
import SMTP
import Spool

/// Reception: decides who may write to us and puts what comes into the spool (DESIGN §6, room 2).
///
/// What it never does: relay. A recipient is an inbox of ours, an address with a token of ours, or postmaster.
struct Receiver: MailReceiver {
    let inboxes: Set<String>
    let tokens: TokenAddresses
    let queue: SpoolQueue
    let hostname: String
    /// Messages that wait to be read, before new ones are put off.
    let backlog: Int
    let submitters: LocalSubmitters?
    let clock: any WallClock

    init(
        business: BusinessConfiguration, tokens: TokenAddresses, queue: SpoolQueue, hostname: String,
        backlog: Int, submitters: LocalSubmitters?, clock: any WallClock
    ) {
        inboxes = Set(business.inboxes.map(\.comparisonKey))
        self.tokens = tokens
        self.queue = queue
        self.hostname = hostname
        self.backlog = backlog
        self.submitters = submitters
        self.clock = clock
    }

    /// While intake is far behind, nothing is begun that memory and disk would have to hold for it.
    func senderVerdict(_ transaction: Envelope) -> Verdict {
        guard queue.count >= backlog else { return .accept }
        return .refuse(SMTPReply(452, EnhancedStatusCode(4, 3, 1), "Too much mail waits here; try again in 5 minutes"))
    }

    func recipientVerdict(_ recipient: AddrSpec, in transaction: Envelope) -> Verdict {
        if inboxes.contains(recipient.comparisonKey) || isPostmaster(recipient) { return .accept }
        if tokens.meaning(of: recipient) != nil { return .accept }
        return .refuse(SMTPReply(550, EnhancedStatusCode(5, 1, 1), "No such address here"))
    }

    func authenticate(user: String, password: String) async -> Bool {
        submitters?.accepts(user: user, password: password) ?? false
    }

    func secret(of user: String) async -> SCRAMSecret {
        submitters?.secret(of: user) ?? SCRAMSecret.decoy(of: user, key: SymmetricKey(size: .bits256))
    }

    func accept(_ envelope: Envelope, octets: ByteBuffer) async throws -> QueueID {
        let id = queue.newID(at: clock.now())
        var message = trace(envelope, id: id, room: octets.readableBytes)
        message.writeImmutableBuffer(octets)
        do {
            return try await queue.commit(message, envelope: envelope, id: id)
        } catch {
            throw Self.fault(error)
        }
    }

    func beginMessage(_ envelope: Envelope) async throws -> any MessageSink {
        do {
            var writer = try await queue.writer(at: clock.now())
            try await writer.append(trace(envelope, id: writer.id, room: 0))
            return SpoolSink(writer: writer)
        } catch {
            throw Self.fault(error)
        }
    }

    /// RFC 5321 §4.4: the trace field that every host puts on top.
    private func trace(_ envelope: Envelope, id: QueueID, room: Int) -> ByteBuffer {
        let field = TraceFields.received(envelope, by: hostname, id: id, at: clock.now())
        var buffer = ByteBufferAllocator().buffer(capacity: field.utf8.count + room)
        buffer.writeString(field)
        return buffer
    }

    /// RFC 5321 §4.5.1: postmaster is always taken.
    private func isPostmaster(_ recipient: AddrSpec) -> Bool {
        guard recipient.localPart.lowercased() == "postmaster" else { return false }
        let domain = recipient.domain.lowercased()
        return domain == tokens.domain || domain == hostname.lowercased()
            || inboxes.contains { $0.hasSuffix("@" + domain) }
    }

    /// A full disk is told from a failing one; both are temporary, and neither tells the peer of our inside.
    static func fault(_ error: any Error) -> ReceiverFault {
        guard let fault = error as? SpoolFault else { return ReceiverFault(error) }
        guard fault.kind != .full else { return .noSpace(cause: fault.description) }
        let reply = SMTPReply(451, EnhancedStatusCode(4, 3, 0), "Local error; try again later")
        return ReceiverFault(reply: reply, cause: fault.description)
    }
}

/// Takes a large message into the spool piece by piece.
private struct SpoolSink: MessageSink {
    var writer: MessageWriter

    mutating func write(_ octets: ByteBuffer) async throws {
        do { try await writer.append(octets) } catch { throw Receiver.fault(error) }
    }

    mutating func commit(_ envelope: Envelope) async throws -> QueueID {
        do { return try await writer.commit(envelope) } catch { throw Receiver.fault(error) }
    }

    mutating func abandon() async {
        await writer.abandon()
    }
}
