import MIME

/// Which mail system wrote a report, where the rules need to know.
enum BounceMailer {
    static func name(_ message: Message, text: FoldedText) -> String? {
        let from = message.from.first?.rawAddress.lowercased() ?? ""
        if from.hasSuffix("googlemail.com") || from.hasSuffix("@google.com") { return "google" }
        if from.hasSuffix("messagelabs.com") { return "messagelabs" }
        if text.contains("did not reach the following recipient") || text.contains("msexch:") { return "exchange" }
        if text.contains("sorry, we were unable to deliver your message to the following address") { return "yahoo" }
        if let mailer = message.header[.xMailer]?.body.lowercased() {
            if mailer.contains("smtp32") || mailer.contains("imail") { return "imail" }
            if mailer.contains("lotus") { return "domino" }
        }
        if text.contains("domino") || text.contains("failure reasons") || message.header["X-MIMETrack"] != nil {
            return "domino"
        }
        return nil
    }
}
