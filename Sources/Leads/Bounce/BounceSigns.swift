import MIME
import MailTypes

/// What says that a message without a machine-readable report is a report of failed delivery all the same.
struct BounceSigns: Sendable {
    /// The sender is a mail system.
    let sender: String?
    /// The subject says that something did not arrive.
    let subject: String?
    /// The subject begins so, without `Re:` before it.
    let subjectLeads: Bool
    /// The text says so.
    let text: String?
    /// It says so in several ways.
    let textRepeats: Bool

    init(_ message: Message, envelope: Envelope?, text body: String) {
        sender = BounceSigns.sender(of: message, envelope)
        let subjectText = message.subject ?? ""
        let folded = FoldedText(subjectText, limit: 600)
        subject = BounceSigns.subjects.hits(in: folded).first.map { BounceSigns.subjectTexts[$0.phrase] }
        subjectLeads = !SubjectPrefix.isReply(subjectText) && !SubjectPrefix.isForward(subjectText)
        let hits = BounceSigns.bodies.hits(in: FoldedText(body, limit: 16 * 1024))
        text = hits.first.map { BounceSigns.bodyTexts[$0.phrase] }
        textRepeats = Set(hits.map(\.phrase)).count > 1
    }

    /// Every sign there is, for `why`.
    var why: [String] {
        [sender.map { "sender \($0)" }, subject.map { "subject \"\($0)\"" }, text.map { "text \"\($0)\"" }]
            .compactMap { $0 }
    }

    /// A report for certain only with signs of different kinds: a person may write about returned mail.
    ///
    /// - Parameter hasRecipient: a failed recipient was found.
    func isBounce(hasRecipient: Bool) -> Bool {
        if sender != nil, text != nil { return hasRecipient || subject != nil }
        if sender != nil, subject != nil { return hasRecipient }
        return subject != nil && text != nil && hasRecipient && (subjectLeads || textRepeats)
    }

    private static func sender(of message: Message, _ envelope: Envelope?) -> String? {
        guard let from = message.from.first else { return emptySender(message) }
        let address = from.rawAddress
        if RobotAddress.isDaemon(of: address) { return "mailer-daemon" }
        let local = address.prefix { $0 != "@" }.lowercased().filter { $0.isLetter }
        if local.hasPrefix("postmaster") || local == "mdaemon" || local == "maildeliverysystem" || local == "autoanswer"
        {
            return "postmaster"
        }
        let name = FoldedText(from.displayName ?? "", limit: 200)
        if !names.hits(in: name).isEmpty { return "\"\(name.string)\"" }
        if envelope?.reversePath == .null { return "null reverse-path" }
        let path = message.header[.returnPath]?.body.filter { !$0.isWhitespace } ?? ""
        return path == "<>" || path.lowercased().hasPrefix("<mailer-daemon") ? "Return-Path: \(path)" : nil
    }

    /// `From: <>`, `From: MAILER-DAEMON`, or no sender at all.
    private static func emptySender(_ message: Message) -> String? {
        guard let field = message.header[.from] else {
            let path = message.header[.returnPath]?.body.lowercased().filter { !$0.isWhitespace } ?? ""
            return path == "<>" || path.hasPrefix("<mailer-daemon") ? "Return-Path: \(path)" : nil
        }
        let body = FoldedText(field.body, limit: 200)
        if body.string.filter({ !$0.isWhitespace }).hasSuffix("<>") || body.isEmpty { return "empty" }
        return names.hits(in: body).isEmpty ? nil : "\"\(body.string)\""
    }

    private static let names = PhraseMatcher([
        "mail delivery", "mail deliver", "mailer-daemon", "mailer daemon", "mail daemon", "postmaster",
        "system administrator", "internet mail delivery", "delivery subsystem", "mail system", "mail administrator",
        "email delivery", "delivery agent", "mail router", "mailsystem", "content-filter", "spam firewall",
        "delivery service", "systemadministrator", "mail server",
    ])

    private static let subjectTexts = [
        "undeliver", "delivery status notification", "returned mail", "failure notice", "delivery failure",
        "mail delivery failed", "delivery notification", "delivery has failed", "non delivery", "nondeliver",
        "non-deliver", "returned to sender", "returning message to sender", "mail system error",
        "could not send message",
        "couldn't send message", "delivery report", "delivery failed", "mail failure", "delivery problem", "mail error",
        "delivery error", "message status", "not delivered", "could not be delivered", "couldn't be delivered",
        "delivery delay", "delayed mail", "mail delay", "warning: message", "warning: could not", "delivery status",
        "mail delivery", "error sending your mail", "error delivering", "message you sent blocked", "bounce",
        "rejected mail",
        "mail rejected", "message rejected", "message blocked", "blocked message", "user unknown", "unknown user",
        "return mail",
        "quota exceeded", "mailbox full", "failed mail", "failed delivery", "fehlgeschlagen", "unzustellbar",
        "nicht zugestellt",
        "nicht zustellbar", "zustellung", "rückläufer", "non remis", "non-remis", "échec de la remise", "non distribu",
        "non délivr", "retour de courrier", "no entregado", "no se puede entregar", "no se ha podido entregar",
        "devuelto", "devolución",
        "mancato recapito", "impossibile recapitare", "non recapitabil", "mancata consegna", "não entregue",
        "falha na entrega",
        "não pôde ser entregue", "devolvida", "onbestelbaar", "niet bezorgd", "niet afgeleverd", "niedostarcz",
        "nie dostarcz", "zwrot", "inte levereras", "olevererbart", "ej levererat", "недостав", "не доставлен",
        "не может быть доставлено", "возврат", "配信不能", "配信できません", "送信できません", "未送達", "配送エラー", "メールの送受信",
        "メッセージを配信", "エラー", "退信", "无法投递", "无法送达", "未送达", "系统退信", "无法传递", "notice: mail delivery",
        "postmaster notify", "delivery of mail",
    ].map { FoldedText($0).string }
    private static let subjects = PhraseMatcher(subjectTexts)

    private static let bodyTexts = [
        "could not be delivered", "couldn't be delivered", "cannot be delivered", "can't be delivered",
        "can not be delivered",
        "was not delivered", "wasn't delivered", "were not delivered", "not able to deliver", "unable to deliver",
        "wasn't able to deliver", "delivery to the following", "delevery to the following", "the following address",
        "did not reach the following",
        "permanent fatal error", "permanent error", "transcript of session", "undeliverable", "delivery failed",
        "delivery has failed", "could not deliver", "couldn't deliver", "failed permanently",
        "error delivering your mail",
        "had delivery problems", "delivery errors", "had delivery errors", "non-delivered", "trouble delivering",
        "an error occurred while trying to deliver", "an error has occurred while attempting to deliver",
        "not been delivered",
        "rejected by a remote mail server", "was not sent", "could not be sent", "couldn't be sent",
        "failed to deliver",
        "delivery failure", "delivery failures", "was rejected", "has been rejected", "were rejected",
        "returned to you", "returned to sender",
        "message was blocked", "has been blocked", "was blocked by", "mailbox is full", "mailbox full", "over quota",
        "user unknown",
        "unknown user", "no such user", "mail system at host", "failed recipients", "mailbox unavailable",
        "mail has been returned", "message has been returned", "intended recipient", "n'a pas pu",
        "mail delivery system", "qmail-send program",
        "delivery attempts", "not yet been delivered", "has been delayed", "still undelivered", "still being retried",
        "failed for the following", "following recipients", "following recipient", "recipient's mailbox",
        "recipient address rejected",
        "does not exist", "doesn't have a", "could not be found", "couldn't be found", "not relayed to",
        "action: failed", "message not delivered",
        "delivery status notification", "was undeliverable", "automatically rejected", "bounced", "not accepting mail",
        "konnte nicht zugestellt", "nicht zugestellt werden", "nicht zustellbar", "konnte die nachricht nicht",
        "unzustellbar",
        "n'a pas pu être", "n'a pu être", "n'ont pas pu", "impossible de remettre", "non remis", "échec de la remise",
        "n'a pas été",
        "no se pudo entregar", "no se ha podido entregar", "no pudo ser entregado", "no ha podido ser",
        "no fue entregado",
        "non è stato possibile", "impossibile recapitare", "non può essere recapitato", "non è stato recapitato",
        "não pôde ser entregue", "não foi entregue", "não foi possível entregar", "niet worden afgeleverd",
        "kon niet worden",
        "niet afgeleverd", "nie mogła zostać dostarczona", "nie została dostarczona", "nie można dostarczyć",
        "kunde inte levereras", "kunne ikke leveres", "не может быть доставлено", "не было доставлено",
        "не удалось доставить",
        "送信できませんでした", "配信できませんでした", "送信に失敗", "配信に失敗", "宛先不明", "届きませんでした", "お届けできません",
        "无法投递", "无法送达", "退回", "无法传送", "被退回",
    ].map { FoldedText($0).string }
    private static let bodies = PhraseMatcher(bodyTexts)
}

extension BounceSigns {
    /// The subject is one that only mail systems write, whoever sent it.
    func looksMailed(_ subject: String) -> Bool {
        guard self.subject != nil, subjectLeads else { return false }
        return BounceSigns.exactSubjects.contains { FoldedText(subject, limit: 200).hasPrefix($0) }
    }

    private static let exactSubjects = [
        "delivery status notification", "undelivered mail returned to sender", "mail delivery failed", "returned mail:",
        "failure notice", "undeliverable:", "delivery failure", "mail delivery subsystem",
    ]
}
