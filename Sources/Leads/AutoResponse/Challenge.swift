import MIME

/// Filters that ask the sender to prove being a person.
enum Challenge {
    /// The words that ask for it; nil when none do.
    static func sign(in message: Message, text: String) -> String? {
        if let from = message.from.first?.rawAddress.lowercased(), let at = from.lastIndex(of: "@"),
            let service = services.first(where: { from[from.index(after: at)...].hasSuffix($0) })
        {
            let folded = FoldedText(text, limit: 8 * 1024)
            if !soft.hits(in: folded).isEmpty || !clear.hits(in: folded).isEmpty { return "sender \(service)" }
        }
        let folded = FoldedText((message.subject ?? "") + "\n" + text, limit: 8 * 1024)
        if let hit = clear.hits(in: folded).first { return "text \"\(clearTexts[hit.phrase])\"" }
        return nil
    }

    private static let services = [
        "boxbe.com", "spamarrest.com", "choicemail.com", "uol.com.br", "bluebottle.com", "mailblocks.com",
        "knowspam.net",
        "cleanmx.pt", "spamlion.com", "vanquish.com", "0spam.com", "sendio.com", "ipermitmail.com",
    ]
    private static let soft = PhraseMatcher([
        "verify", "verification", "confirm", "guest list", "waiting list", "approve", "captcha", "whitelist",
        "action required",
    ])
    private static let clearTexts = [
        "your server requires confirmation", "confirm this mail server", "confirm that you are a human",
        "confirm you are human", "prove you are human", "prove that you are human", "verify that you are a person",
        "to verify that your message was sent by a human", "sent by a human and not a computer",
        "click the link below to verify your email so",
        "your message is being held until", "your message has been held until you", "add you to my approved senders",
        "added to the approved senders list", "authorize your email address", "awaiting your verification",
        "waiting for you to confirm", "please confirm your request to send", "one-time confirmation",
        "one time confirmation",
        "sender verification required", "has not yet been verified as a sender", "this is a one-time verification",
        "please reply to this message to confirm that you are", "reply to this confirmation request",
        "challenge/response",
        "challenge-response", "spam arrest", "spamarrest", "boxbe guest list", "tagged message delivery agent",
        "[tmda]",
        "active spam killer", "qconfirm", "antispam uol", "anti-spam uol",
    ]
    private static let clear = PhraseMatcher(clearTexts)
}
