/// Tells a report of delay from one of failure by its words.
enum DelayWords {
    /// The report says that delivery will be tried again.
    static func isDelay(_ text: String, subject: String?) -> Bool {
        let folded = FoldedText(text, limit: 16 * 1024)
        if !final.hits(in: folded).isEmpty { return false }
        if !delays.hits(in: folded).isEmpty { return true }
        return subject.map { !subjects.hits(in: FoldedText($0, limit: 400)).isEmpty } ?? false
    }

    /// A final report of a failure that was a temporary one each time.
    static func isTemporary(_ text: FoldedText) -> Bool {
        !temporary.hits(in: text).isEmpty
    }

    private static let delays = PhraseMatcher([
        "has been delayed", "is delayed", "been delayed for", "still undelivered", "will be retried",
        "will keep trying",
        "will retry", "delivery attempts will continue", "warning message only", "warning only",
        "not yet been delivered",
        "not yet delivered", "is only a temporary", "temporary problem deliver", "still being retried",
        "will continue to try", "will continue trying", "continue to be attempted", "do not need to resend",
        "no need to resend", "further attempts will be made", "we will keep",
        "this is only a notification about a delay",
        "will be kept in the queue", "kept in the queue for up to", "message is delayed", "delivery has been delayed",
        "wird weiterhin versucht", "verzögert", "sera retenté", "a été retardé", "ha sido retrasad", "se ha retrasado",
        "será reintentado", "è stato ritardat", "foi atrasad", "is vertraagd", "zostało opóźnion", "försenad",
        "配信が遅延", "配送が遅延", "延迟", "задержан",
    ])
    private static let final = PhraseMatcher([
        "permanent fatal error", "permanent error", "permanent failure", "failed permanently", "giving up", "given up",
        "i've given up", "will not try again", "will be deleted from queue", "no further delivery attempts",
        "not going to try again", "final delivery attempt", "could not be delivered for too long", "has stopped trying",
    ])
    private static let subjects = PhraseMatcher([
        "delayed", "(delay)", "warning: could not send", "warning: message", "still being retried", "delivery delay",
        "verzögert", "retard", "retras", "ritard", "atras", "vertraag", "opóźni", "försenad", "遅延", "延迟", "задержк",
    ])
    private static let temporary = PhraseMatcher([
        "retry timeout exceeded", "retry time not reached", "temporary", "temporarily", "try again later",
        "long failure period", "deferred",
    ])
}
