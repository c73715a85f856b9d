import FoundationEssentials

/// The blind indexes by which a message that came is recognised when it comes again.
struct MessageIndexes: Sendable {
    let messageID: Data?
    let content: Data?

    init(_ message: IncomingMessage, seals: Seals) {
        messageID = message.messageID.map { seals.token(of: $0) }
        content = message.contentDigest.map { seals.token(ofContent: $0) }
    }
}
