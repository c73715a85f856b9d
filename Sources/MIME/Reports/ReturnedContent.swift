/// What a report brings back of the message it is about (RFC 6522 §3 (3)).
struct ReturnedContent {
    var header: Header?
    var message: Message?

    init(in leaves: [Entity]) {
        for leaf in leaves.reversed() {
            switch (leaf.mediaType.type, leaf.mediaType.subtype) {
            case ("message", "rfc822"), ("message", "global"):
                message = leaf.message
                header = message?.header
            case ("text", "rfc822-headers"), ("message", "rfc822-headers"), ("message", "global-headers"),
                ("text", "rfc822-header"):
                header = Header(leaf.decodedBytes())
            default: continue
            }
            return
        }
    }
}
