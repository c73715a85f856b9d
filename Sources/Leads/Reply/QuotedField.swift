/// The fields of the header that mail programs print above a message they quote or forward.
package enum QuotedField: Hashable, Sendable, CaseIterable {
    case from, to, cc, date, sent, subject, replyTo

    /// The field a printed line starts with, and what stands after its colon; nil for any other line.
    ///
    /// `*From:* Someone`, `Sujet :  x` and `发件人：x` are all read.
    package static func read(_ line: some StringProtocol) -> (field: QuotedField, value: String)? {
        guard line.utf8.prefix(longestLabel * 4).contains(where: { $0 == 0x3a || $0 == 0xef }) else { return nil }
        let trimmed = line.drop { $0 == " " || $0 == "\t" || $0 == "*" || $0 == "_" || $0 == "\u{a0}" }
        var length = 0
        var index = trimmed.startIndex
        while index < trimmed.endIndex, length < longestLabel, trimmed[index] != ":", trimmed[index] != "：" {
            index = trimmed.index(after: index)
            length += 1
        }
        guard index < trimmed.endIndex, trimmed[index] == ":" || trimmed[index] == "：" else { return nil }
        let label = FoldedText(String(trimmed[..<index].filter { $0 != "*" && $0 != "_" })).string
        guard let field = labels[label] else { return nil }
        let value = trimmed[trimmed.index(after: index)...].drop { $0 == "*" || $0 == "_" }
        return (field, TextLines.trim(value))
    }

    /// Characters of the longest label with its decoration.
    private static let longestLabel = 24

    private static let labels: [String: QuotedField] = {
        let table: [(QuotedField, [String])] = [
            (
                .from,
                [
                    "from", "von", "de", "da", "van", "od", "fra", "från", "от", "от кого", "lähettäjä", "remitente",
                    "expéditeur", "mittente", "remetente", "afzender", "nadawca", "avsändare", "afsender", "gönderen",
                    "发件人", "寄件者", "寄件人", "差出人", "送信者", "보낸 사람",
                ]
            ),
            (
                .to,
                [
                    "to", "an", "à", "a", "para", "aan", "do", "til", "till", "pour", "кому", "vastaanottaja",
                    "destinatario", "destinatário", "destinataire", "收件人", "收件者", "宛先", "받는 사람", "kime",
                ]
            ),
            (.cc, ["cc", "kopie", "kopia", "copie", "copia", "kopi", "копия", "抄送", "副本", "cc:", "dw", "kopie (cc)"]),
            (.date, ["date", "datum", "data", "dato", "fecha", "дата", "日期", "日時", "날짜", "päivämäärä", "tarih"]),
            (
                .sent,
                [
                    "sent", "sent on", "gesendet", "gesendet am", "envoyé", "envoyé le", "enviado", "enviado el",
                    "enviada em", "enviado em", "enviada", "inviato", "verzonden", "verzonden op", "wysłano", "wysłane",
                    "skickat", "sendt", "отправлено", "发送时间", "發送時間", "寄件日期", "送信日時", "lähetetty", "보낸 날짜",
                    "gönderildi",
                ]
            ),
            (
                .subject,
                [
                    "subject", "betreff", "objet", "sujet", "asunto", "assunto", "oggetto", "onderwerp", "temat",
                    "ämne", "emne", "тема", "主题", "主題", "主旨", "件名", "aihe", "제목", "konu",
                ]
            ),
            (
                .replyTo,
                [
                    "reply-to", "reply to", "antwort an", "antworten an", "répondre à", "responder a", "responder para",
                    "rispondi a", "risposta", "beantwoorden", "odpowiedz do", "svara till", "svar til", "返信先", "回复",
                ]
            ),
        ]
        var labels: [String: QuotedField] = [:]
        for (field, names) in table {
            for name in names { labels[FoldedText(name).string] = field }
        }
        return labels
    }()
}
