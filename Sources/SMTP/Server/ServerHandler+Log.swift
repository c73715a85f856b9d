import Logging
import MailTypes
import NIOSSL

/// What the log says of a session: who, what, and the reply, never a password or a whole address.
extension ServerHandler {
    func log(
        _ level: Logger.Level, _ event: String, reply: SMTPReply? = nil, cause: String? = nil, id: QueueID? = nil,
        octets: Int? = nil
    ) {
        logger.log(
            level: level, "\(event)",
            metadata: metadata(reply: reply, cause: cause, id: id, octets: octets)
        )
    }

    private func metadata(reply: SMTPReply?, cause: String?, id: QueueID?, octets: Int?) -> Logger.Metadata {
        var metadata: Logger.Metadata = ["peer": "\(peer)"]
        if let id { metadata["id"] = "\(id)" }
        if let octets { metadata["octets"] = "\(octets)" }
        if let reply { metadata["reply"] = "\(reply.redacted)" }
        if let cause { metadata["cause"] = "\(cause)" }
        if let tls = session?.tls { metadata["tls"] = "\(tls)" }
        if let envelope = session?.transaction {
            metadata["from"] = "\(envelope.reversePath.mailbox?.redacted ?? "<>")"
            metadata["recipients"] = "\(envelope.forwardPaths.count)"
            if let first = envelope.forwardPaths.first { metadata["to"] = "\(first.redacted)" }
        }
        return metadata
    }
}

extension TLSVersion {
    /// The version as trace fields name it.
    var name: String {
        switch self {
        case .tlsv1: "TLSv1"
        case .tlsv11: "TLSv1.1"
        case .tlsv12: "TLSv1.2"
        case .tlsv13: "TLSv1.3"
        }
    }
}
