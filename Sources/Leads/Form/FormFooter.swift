/// What mailers print around a form: openings that announce it, closings that say where it came from.
enum FormFooter {
    /// The lines without the mailer's closing lines.
    static func strip(_ lines: [FormLine]) -> [FormLine] {
        var end = lines.count
        var scanned = 0
        var place = lines.count
        // The closing stands in the last lines; what looks like one further up is somebody's text.
        while place > 0, scanned < 12 {
            place -= 1
            if lines[place].isBlank { continue }
            scanned += 1
            if isFooter(lines[place].text) {
                end = place
            } else if end != lines.count, !isRule(lines[place].text) {
                break
            }
        }
        guard end < lines.count else { return lines }
        while end > 0, lines[end - 1].isBlank || isRule(lines[end - 1].text) { end -= 1 }
        return Array(lines[..<end])
    }

    /// A line of dashes, underscores, stars or equals signs, `-- ` too.
    static func isRule(_ text: String) -> Bool {
        text.utf8.count >= 2 && text.unicodeScalars.allSatisfy { "-_=*~—–─━・".unicodeScalars.contains($0) || $0 == " " }
    }

    private static func isFooter(_ text: String) -> Bool {
        let folded = LatinFolding.fold(text.prefix(160)).drop { "-_*([<>|~ ".contains($0) }
        return closings.contains { folded.hasPrefix($0) }
    }

    /// Whether the text announces a form.
    static func announces(_ text: String) -> Bool {
        let folded = LatinFolding.fold(text.prefix(300))
        return openings.contains { folded.contains($0) }
    }

    private static let closings = [
        "this e-mail was sent from", "this email was sent from", "this mail is sent via", "this mail was sent",
        "this message was sent from", "this message was sent via", "this message was sent by",
        "this e-mail was sent via",
        "this email was sent via", "this is a notification that a contact form", "this is an automated",
        "this email was generated",
        "this form was submitted", "this submission", "sent from your", "sent from the", "sent via", "sent from http",
        "sent by your",
        "sent from contact", "sent from website", "sent on:", "sent on ", "submitted on", "submitted from",
        "submitted at", "submitted by ip", "submission received",
        "powered by", "you can edit this submission", "to view this submission", "view this submission",
        "view submission",
        "reply to this email to", "reply to this message to", "reply directly to", "to respond to", "you can reply",
        "you are receiving this", "you received this", "do not reply", "please do not reply", "ip address:", "ip:",
        "remote ip", "sender ip", "sender's ip", "user agent", "user-agent", "browser:", "referer:", "referrer:",
        "page url", "page:", "url:",
        "time:", "timestamp", "date submitted", "envoye le", "envoye depuis", "envoye via", "ce message a ete envoye",
        "cet e-mail a ete envoye", "cet email a ete envoye", "message envoye", "diese e-mail wurde",
        "diese nachricht wurde", "diese mail wurde", "gesendet am",
        "gesendet von", "gesendet uber", "gesendet über", "eingegangen am", "ip-adresse", "enviado desde", "enviado el",
        "enviado a traves", "enviado via", "este mensaje", "este correo",
        "fecha de envio", "inviato da", "inviato il", "inviato tramite", "questa e-mail", "questa email",
        "questo messaggio", "messaggio inviato",
        "enviado em", "enviado por", "enviado pelo", "este e-mail", "este email", "esta mensagem", "deze e-mail",
        "dit bericht", "verzonden via", "verzonden op", "ta wiadomosc", "wiadomosc wyslana",
        "wyslano", "detta meddelande", "detta mejl", "skickat", "このメールは", "このメッセージは", "送信日時", "送信者の", "ホスト名", "此邮件",
        "本邮件", "此郵件", "来自",
        "это письмо", "это сообщение", "сообщение отправлено", "отправлено с", "письмо отправлено", "©", "copyright",
        "all rights reserved",
    ]

    private static let openings = [
        "contact form", "contact-form", "web form", "webform", "website form", "online form", "inquiry form",
        "enquiry form", "quote form",
        "form submission", "new submission", "submitted the", "has been submitted", "was submitted", "filled out",
        "filled in", "submitted a",
        "from your website", "from the website", "from website", "via your website", "via the website",
        "through your website", "through the website", "on your website", "your web site", "your site",
        "new message from", "new contact message", "new contact", "new message", "new inquiry", "new enquiry",
        "new lead", "new quote", "new reservation", "new booking", "new request", "new entry", "new response",
        "website inquiry", "website enquiry", "website lead", "website contact", "web inquiry", "web lead",
        "web enquiry", "online inquiry", "online quote", "online reservation", "quote request", "reservation request",
        "booking request", "request a quote", "contact request",
        "received a message", "received a new", "received the following", "following information", "following details",
        "here are the details", "message details", "contact details", "lead details",
        "kontaktformular", "kontaktanfrage", "uber das formular", "uber die website", "uber die webseite",
        "uber ihre website", "von der website", "neue nachricht", "neue anfrage", "webseiten-anfrage",
        "anfrageformular", "websiteanfrage",
        "formulaire", "nouveau message", "nouvelle demande", "depuis le site", "via le site", "demande de contact",
        "demande de devis", "message de contact",
        "formulario", "nuevo mensaje", "nueva consulta", "nueva solicitud", "desde la web", "desde el sitio",
        "nuevo contacto", "mensaje de contacto", "desde tu web", "desde su web", "pagina web",
        "modulo di contatto", "form di contatto", "form contatti", "nuovo messaggio", "nuova richiesta", "dal sito",
        "richiesta di contatto", "nuovo contatto",
        "nova mensagem", "novo contato", "novo contacto", "nova solicitacao", "pelo site", "do site", "atraves do site",
        "mensagem do site",
        "contactformulier", "nieuw bericht", "nieuwe aanvraag", "via de website", "webformulier", "formularz",
        "nowa wiadomosc", "nowe zapytanie", "ze strony", "kontaktformular", "nytt meddelande", "ny forfragan",
        "via webbplatsen", "webbformular", "fran webbplatsen", "fran hemsidan",
        "メールフォーム", "お問い合わせがありました", "お問合せがありました", "フォームより", "フォームから", "お問い合わせを受け付け", "以下の内容", "下記の内容", "ホームページから",
        "ウェブサイト", "サイトから", "お問い合わせフォーム",
        "联系表单", "在线留言", "网站留言", "新的留言", "新留言", "您收到", "来自网站", "表单", "網站",
        "форма обратной связи", "обратной связи", "с сайта", "новая заявка", "новое сообщение", "заявка с",
        "новый запрос", "контактной формы",
    ]
}
