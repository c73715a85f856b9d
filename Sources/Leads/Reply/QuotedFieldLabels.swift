/// The labels that mail programs print before the fields of a quoted header, by language of the program.
enum QuotedFieldLabels {
    /// Folded label to field.
    static let byLabel: [String: QuotedField] = {
        var found: [String: QuotedField] = [:]
        for (field, labels) in table {
            for label in labels { found[FoldedText(label).string] = field }
        }
        return found
    }()

    private static let table: [(QuotedField, [String])] = [
        (
            .from,
            [
                "from", "von", "de", "da", "van", "od", "fra", "från", "от", "от кого", "lähettäjä",
                "remitente", "expéditeur", "mittente", "remetente", "afzender", "nadawca", "avsändare",
                "afsender", "gönderen", "kimden", "发件人", "寄件者", "寄件人", "發件人", "发信人", "差出人", "送信者", "送信元",
                "보낸 사람", "보낸사람", "보낸이", "발신", "odesílatel", "feladó", "από", "αποστολέας", "מאת", "من", "từ",
                "người gửi", "de la", "від", "від кого", "kimdən", "saatja", "sender", "frá", "iš", "od koga",
                "pošiljatelj", "dari", "pengirim", "จาก", "feladó (from)", "from (von)", "absender",
                "da parte di",
            ]
        ),
        (
            .to,
            [
                "to", "an", "à", "a", "para", "aan", "do", "til", "till", "pour", "кому", "vastaanottaja",
                "destinatario", "destinatarios", "destinatário", "destinataire", "odbiorca", "收件人", "收件者", "宛先",
                "받는 사람", "받는사람", "수신", "kime", "alıcı", "komu", "címzett", "προς", "אל", "إلى", "đến", "tới",
                "người nhận", "către", "mottaker", "modtager", "mottagare", "empfänger", "kepada", "ถึง",
                "adressat",
            ]
        ),
        (
            .cc,
            [
                "cc", "kopie", "kopia", "copie", "copia", "kopi", "копия", "抄送", "副本", "dw", "kopie (cc)",
                "cópia", "másolat", "másolatot kap", "bilgi", "κοιν", "κοινοποίηση", "עותק", "نسخة", "참조",
                "kopija", "bcc", "cci", "cco", "ccn", "bilgi (cc)", "esilaji", "udw", "копія", "đồng gửi",
                "ảnh", "dk", "gizli",
            ]
        ),
        (
            .date,
            [
                "date", "datum", "data", "dato", "fecha", "дата", "日期", "日時", "日付", "날짜", "päivämäärä", "pvm",
                "päiväys", "tarih", "dátum", "ημερομηνία", "תאריך", "التاريخ", "ngày", "dată", "kuupäev",
                "tanggal", "date d'envoi", "date/time", "fecha/hora", "datum/uhrzeit", "発信日時", "時間", "时间",
            ]
        ),
        (
            .sent,
            [
                "sent", "sent on", "sent at", "gesendet", "gesendet am", "envoyé", "envoyé le", "envoye",
                "enviado", "enviado el", "enviada em", "enviado em", "enviada", "enviada a", "data de envio",
                "inviato", "inviato il", "data invio", "verzonden", "verzonden op", "datum verzonden",
                "wysłano", "wysłane", "data wysłania", "skickat", "sendt", "отправлено", "发送时间", "发送日期", "發送時間",
                "寄件日期", "送信日時", "送信日", "lähetetty", "보낸 날짜", "보낸날짜", "보낸시간", "보낸 시간", "gönderildi",
                "gönderim tarihi", "gönderme tarihi", "odesláno", "elküldve", "küldve", "στάλθηκε", "εστάλη",
                "ημερομηνία αποστολής", "נשלח", "تم الإرسال", "تاريخ الإرسال", "أُرسلت", "đã gửi", "trimis",
                "надіслано", "poslano", "dikirim", "saadetud", "date sent",
            ]
        ),
        (
            .subject,
            [
                "subject", "betreff", "objet", "sujet", "asunto", "assunto", "oggetto", "onderwerp", "temat",
                "ämne", "emne", "тема", "主题", "主題", "主旨", "標題", "标题", "件名", "題名", "aihe", "제목", "konu",
                "předmět", "predmet", "tárgy", "θέμα", "נושא", "الموضوع", "chủ đề", "tiêu đề", "subiect",
                "teema", "perihal", "subjek", "เรื่อง", "betrifft", "viðfangsefni", "tema",
            ]
        ),
        (
            .replyTo,
            [
                "reply-to", "reply to", "antwort an", "antworten an", "répondre à", "responder a",
                "responder para", "rispondi a", "risposta", "beantwoorden", "antwoord aan", "odpowiedz do",
                "svara till", "svar til", "返信先", "回复", "回复至", "odpovědět", "válaszcím", "yanıt", "yanıtla",
                "απάντηση", "vastausosoite", "답장",
            ]
        ),
        (
            .other,
            [
                "importance", "priority", "importancia", "importância", "wichtigkeit", "priorität", "priorité",
                "importanza", "priorità", "prioriteit", "urgentie", "ważność", "prioritet", "重要性", "優先度", "중요도",
                "attachments", "attachment", "anlagen", "anlage", "anhang", "pièces jointes", "pièce jointe",
                "datos adjuntos", "adjuntos", "archivos adjuntos", "allegati", "anexos", "anexo", "bijlagen",
                "bijlage", "załączniki", "bilagor", "vedhæftede filer", "vedlegg", "liitteet", "вложения", "附件",
                "添付ファイル", "ekler", "přílohy", "mellékletek", "συνημμένα", "message-id", "organization",
                "organisation", "delivered-to", "categories", "sensitivity", "list-id", "mime-version",
                "content-type", "x-mailer", "received", "return-path", "in-reply-to", "references",
                "user-agent", "to (cc)", "on behalf of", "in namens van", "im auftrag von", "newsgroups",
                "sender ip", "resent-from", "resent-date", "resent-to", "gesendet von", "mailed-by",
                "signed-by", "delivered to", "envelope-to",
            ]
        ),
    ]
}
