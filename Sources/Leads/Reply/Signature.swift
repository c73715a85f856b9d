/// Where the writer's words end and the signature, the telephone's note or the company's disclaimer begins.
enum Signature {
    /// Index of the first line of the signature in `lines`, or `lines.count` when there is none.
    static func start(in lines: [TextLine]) -> Int {
        var end = delimiter(in: lines)
        end = min(end, disclaimer(in: lines[..<end]))
        var changed = true
        while changed {
            let before = end
            end = trimmed(lines, end)
            end = closing(in: lines[..<end])
            end = dashedName(in: lines[..<end])
            changed = end != before && end > 0
        }
        return end
    }

    /// The signature and the legal notice in what was taken off, each without empty lines and rules at its ends.
    static func parts(of lines: some Collection<TextLine>) -> (signature: String?, disclaimer: String?) {
        let lines = lines.filter { $0.look != .mark }
        let split = lines.firstIndex { isNotice($0) } ?? lines.count
        let signature = TextLines.join(lines[..<split].map(\.text))
        let disclaimer = TextLines.join(lines[split...].map(\.text))
        return (signature.isEmpty ? nil : signature, disclaimer.isEmpty ? nil : disclaimer)
    }

    /// A person writes at most so many lines below a ruler that is still a signature.
    private static let mostSignatureLines = 12

    /// RFC 3676 §4.3: `-- ` alone on a line. QUIRK: many programs drop the space, and list software uses rules of
    /// underscores or other marks.
    ///
    /// People draw the same lines between the parts of their text, so a rule of any other kind ends it only when what
    /// stands below looks like a signature.
    private static func delimiter(in lines: [TextLine]) -> Int {
        let texts = lines.indices.filter { lines[$0].look == .text }
        // Rules in a row have the same lines below: looked at once.
        var judged: (below: Int, isExact: Bool, isDelimiter: Bool)?
        var inCode = false
        var below = 0
        for (index, line) in lines.enumerated() {
            if line.text.utf8.starts(with: "```".utf8) { inCode.toggle() }
            while below < texts.count, texts[below] < index { below += 1 }
            guard line.look == .ruler, !inCode else { continue }
            let isDelimiter = isDelimiter(line)
            let isExact = line.text == "-- "
            if let judged, judged == (below, isExact, isDelimiter) { continue }
            if texts.count - below > mostSignatureLines {
                if isDelimiter { return index }
                continue
            }
            let block = texts[below...].map { lines[$0] }
            if isDelimiter
                ? !SignatureLook.isOwnText(block, isExact: isExact) : below > 0 && isSignature(block, below: line)
            {
                return index
            }
            judged = (below, isExact, isDelimiter)
        }
        return lines.count
    }

    private static func isSignature(_ block: [TextLine], below rule: TextLine) -> Bool {
        let isUnderscored = rule.text.utf8.allSatisfy { $0 == UInt8(ascii: "_") || $0 == 0x20 }
        return SignatureLook.isSignature(block, isUnderscored: isUnderscored)
    }

    private static func isDelimiter(_ line: TextLine) -> Bool {
        let mark = TextLines.trimmed(line.text)
        return mark == "--" || mark == "\u{2014}"
    }

    /// Drops notes of telephones, rules and empty lines at the end.
    private static func trimmed(_ lines: [TextLine], _ end: Int) -> Int {
        var end = end
        while end > 0 {
            switch lines[end - 1].look {
            case .empty, .ruler, .deviceNote: end -= 1
            case .quoted, .text, .originalDivider, .forwardDivider, .signature, .mark: return end
            }
        }
        return end
    }

    /// A formal closing on a line of its own with only short lines below: the signature block of a letter.
    private static func closing(in lines: ArraySlice<TextLine>) -> Int {
        var below = 0
        for index in lines.indices.reversed() {
            let line = lines[index]
            guard line.look == .text || line.look == .empty || line.look == .deviceNote else { return lines.endIndex }
            if line.look != .text { continue }
            if below > 0, below <= mostSignatureLines, index > lines.startIndex, isClosing(line.text) { return index }
            below += 1
            if below > mostSignatureLines || line.text.utf8.count > 90 { return lines.endIndex }
        }
        return lines.endIndex
    }

    /// `-Jane Doe` after an empty line.
    private static func dashedName(in lines: ArraySlice<TextLine>) -> Int {
        guard lines.count > 2, let last = lines.last, lines[lines.endIndex - 2].look == .empty else {
            return lines.endIndex
        }
        var text = TextLines.trimmed(last.text)
        guard let dash = text.first, dash == "-" || dash == "\u{2013}" || dash == "~" else { return lines.endIndex }
        text.removeFirst()
        guard let letter = text.first, letter.isLetter, text.split(separator: " ").count <= 4, text.count <= 40,
            text.last != "." && text.last != "?"
        else { return lines.endIndex }
        return lines.endIndex - 1
    }

    static func isClosing(_ line: Substring) -> Bool {
        guard line.utf8.count < 60 else { return false }
        var text = FoldedText(line).string
        while let last = text.last, ",.!;:".contains(last) { text.removeLast() }
        return closings.contains(text)
    }

    /// From a line that opens a legal notice to the end.
    private static func disclaimer(in lines: ArraySlice<TextLine>) -> Int {
        for index in lines.indices where index > lines.startIndex && isNotice(lines[index]) { return index }
        return lines.endIndex
    }

    static func isNotice(_ line: TextLine) -> Bool {
        guard line.look == .text || line.look == .signature else { return false }
        let text = line.folded.octets.drop { octet in frame.contains(octet) }
        guard let first = text.first, let candidates = noticesByOctet[first] else { return false }
        return candidates.contains { text.starts(with: $0) }
    }

    private static let noticesByOctet = Dictionary(grouping: notices.map { Array(FoldedText($0).octets) }) { $0[0] }

    private static let frame = Set("*_#[( ".utf8)

    private static let closings: Set<String> = [
        "best regards", "kind regards", "warm regards", "kindest regards", "warmest regards", "with kind regards",
        "with best regards", "yours sincerely", "sincerely yours", "yours faithfully", "respectfully yours",
        "mit freundlichen grüßen", "mit freundlichem gruß", "freundliche grüße", "viele grüße", "beste grüße",
        "herzliche grüße", "mit freundlichen gruessen", "mfg", "cordialement", "bien cordialement", "bien à vous",
        "meilleures salutations", "sincères salutations", "saludos cordiales", "un cordial saludo", "atentamente",
        "cordialmente", "cordiali saluti", "distinti saluti", "atenciosamente", "com os melhores cumprimentos",
        "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "hartelijke groet",
        "med venlig hilsen", "venlig hilsen", "med vennlig hilsen", "med vänliga hälsningar", "med vänlig hälsning",
        "vänliga hälsningar", "z poważaniem", "pozdrawiam serdecznie", "с уважением", "с наилучшими пожеланиями",
        "ystävällisin terveisin", "s pozdravem", "此致", "敬具", "よろしくお願いいたします",
        "with regards", "with warm regards", "with warmest regards", "with kindest regards", "very best regards",
        "very truly yours", "yours truly", "cordially", "respectfully", "with best wishes", "best wishes and regards",
        "freundlicher gruß", "freundlichen gruß", "mit freundlicher empfehlung", "mit besten grüßen",
        "mit herzlichen grüßen", "mit vielen grüßen", "schöne grüße", "besten gruß", "freundliche grüsse",
        "mit freundlichen grüssen", "herzliche grüsse", "beste grüsse", "viele grüsse", "hochachtungsvoll",
        "bien à toi", "cordiales salutations", "salutations distinguées", "avec mes salutations", "très cordialement",
        "veuillez agréer", "sincèrement", "respectueusement", "salutations", "un saludo cordial", "un saludo",
        "reciba un cordial saludo", "muy atentamente", "saludos y gracias", "con un cordial saludo",
        "le saluda atentamente",
        "cordialissimi saluti", "con i migliori saluti", "i migliori saluti", "in fede", "un cordiale saluto",
        "com os meus cumprimentos", "melhores cumprimentos", "os melhores cumprimentos", "com cumprimentos",
        "cumprimentos", "respeitosamente", "cordiais saudações", "met hartelijke groet", "hoogachtend",
        "met beste groeten", "met vriendelijke groeten / kind regards", "de bästa hälsningar", "bästa hälsningar",
        "med vänlig hälsning / kind regards", "mvh", "hälsningar", "de bedste hilsner", "bedste hilsner",
        "de beste hilsener", "beste hilsen", "vennlig hilsen", "hilsen", "z wyrazami szacunku", "pozdrawiam",
        "łączę pozdrowienia", "serdecznie pozdrawiam", "z pozdrowieniami", "с уважением и наилучшими пожеланиями",
        "с наилучшими", "искренне ваш", "s přátelským pozdravem", "s úctou", "üdvözlettel", "tisztelettel",
        "saygılarımla",
        "iyi çalışmalar", "με εκτίμηση", "φιλικά", "בברכה", "בכבוד רב", "مع التحية", "مع أطيب التحيات", "وتفضلوا بقبول",
        "trân trọng", "kính thư", "cu stimă", "cu respect", "parhain terveisin", "kunnioittavasti", "terveisin",
        "祝好", "顺祝商祺", "敬上", "何卒よろしくお願いいたします", "以上、よろしくお願いいたします", "atentos saludos",
    ]

    private static let notices = [
        "disclaimer", "confidentiality notice", "confidentiality:", "confidential notice", "legal notice", "notice:",
        "this e-mail and any", "this email and any", "this e-mail message", "this email message is",
        "this message and any",
        "this message, including", "this e-mail, including", "this email, including", "this email has been scanned",
        "this e-mail has been scanned", "this communication is confidential", "this communication, including",
        "the information contained in this", "the information in this e", "the contents of this e",
        "this transmission", "this message is intended", "this e-mail is intended", "this email is intended",
        "please consider the environment", "diese e-mail enthält", "diese nachricht enthält vertraul",
        "der inhalt dieser e-mail", "ce message et toutes", "ce message et ses pièces", "ce courriel et",
        "este mensaje y", "este correo electrónico y", "este mensaje puede contener", "esta mensagem e",
        "esta mensagem pode conter", "este e-mail e", "questo messaggio e", "questo messaggio è",
        "le informazioni contenute",
        "dit bericht en", "deze e-mail en", "denna e-post", "detta meddelande", "ta wiadomość", "treść tej wiadomości",
        "настоящее сообщение", "это сообщение содержит", "данное сообщение", "информация, содержащаяся",
        "this electronic", "this mail and any", "this is a confidential", "the information transmitted",
        "the information in this", "the contents of this", "the content of this e", "the content of this message",
        "privileged and confidential", "confidential:", "confidential -", "important notice", "important:  this",
        "important: this e", "warning: this e", "warning: computer viruses", "privacy notice",
        "privileged/confidential",
        "if you are not the intended", "if you have received this", "if you received this e", "this e-mail contains",
        "this email contains", "this message contains", "this e-mail may contain", "this email may contain",
        "this message may contain", "this e-mail and its", "this email and its", "this message and its",
        "this e-mail communication", "this email is confidential", "this e-mail is confidential",
        "this message is confidential", "this email and the", "this e-mail and the", "this email was sent to you by",
        "any views or opinions", "any unauthorized", "internet communications are not", "email disclaimer",
        "e-mail disclaimer", "registered in england", "this email has been checked", "this e-mail has been checked",
        "virus-free", "avast", "scanned by", "email scanned", "mail scanned", "no virus found", "checked by avg",
        "before printing", "think before you print", "save a tree", "save paper", "go green", "please do not print",
        "p please consider", "please think about the environment", "please think of the environment",
        "diese mail enthält", "diese email enthält", "diese nachricht und", "diese e-mail und",
        "diese e-mail ist vertraul",
        "diese nachricht ist vertraul", "diese e-mail einschl", "die in dieser e", "die information in dieser",
        "die informationen in dieser", "die in dieser nachricht", "dieses e-mail", "der inhalt dieser nachricht",
        "haftungsausschluss", "wichtiger hinweis:", "vertraulichkeitshinweis", "hinweis: diese",
        "bitte prüfen sie, ob diese",
        "bitte denken sie an die umwelt", "bitte denken sie an unsere umwelt", "denken sie an die umwelt",
        "datenschutzhinweis", "informationen zum datenschutz", "geschäftsführer:", "sitz der gesellschaft",
        "ce message ", "ce mail et", "cet e-mail", "cet email", "ce courrier électronique", "ce courriel est",
        "avis de confidentialité", "avis important", "les informations contenues", "l'information contenue",
        "pensez à l'environnement", "pensez à l’environnement", "avant d'imprimer", "merci de penser à l'environnement",
        "este correo y", "este correo es", "este correo puede", "este correo electrónico", "este e-mail", "este email",
        "este mensaje ", "aviso legal", "aviso de confidencialidad", "aviso:", "la información contenida",
        "la información incluida", "antes de imprimir", "piense en el medio ambiente", "cláusula de confidencialidad",
        "clausula de confidencialidad", "de conformidad con", "en cumplimiento de", "protección de datos",
        "esta mensagem", "este correio", "as informações contidas", "a informação contida",
        "aviso de confidencialidade",
        "antes de imprimir", "pense no meio ambiente", "questa e-mail", "questa email", "questo documento",
        "questo messaggio", "questa comunicazione", "avviso di riservatezza", "avvertenza", "ai sensi del",
        "nota di riservatezza", "prima di stampare", "rispetta l'ambiente", "il contenuto di questa",
        "il presente messaggio", "la presente e-mail", "informativa privacy", "de informatie verzonden",
        "de informatie in d", "de inhoud van d", "dit e-mailbericht", "deze email", "deze mail", "dit bericht is",
        "dit bericht kan", "aan dit bericht", "aan deze e-mail", "denk aan het milieu", "denk aan ons milieu",
        "de informatie opgenomen", "de informatie die", "disclaimer:", "detta e-post", "detta e-mail", "detta mail",
        "detta mejl", "informationen i detta", "tänk på miljön", "innehållet i detta", "denne e-mail", "denne mail",
        "denne e-post", "denne meddelelse", "denne melding", "informationen i denne", "informasjonen i denne",
        "tænk på miljøet", "tenk på miljøet", "tämä viesti", "tämä sähköposti", "tämän viestin", "luottamuksellinen",
        "niniejsza wiadomość", "informacje zawarte w", "wiadomość ta", "ten e-mail", "zanim wydrukujesz",
        "treść niniejszej", "klauzula poufności", "administratorem", "настоящее электронное", "это электронное",
        "внимание! это", "конфиденциальность", "本メールは", "このメールは、", "本電子メール", "このメールに", "本邮件", "此邮件",
        "此电子邮件", "本電子郵件", "此電子郵件", "此郵件", "免责声明", "免責聲明", "保密", "본 메일은", "이 메일은", "본 이메일",
        "이 메시지는", "bu e-posta", "bu mesaj", "bu elektronik", "yasal uyarı", "tato zpráva", "tento e-mail",
        "obsah této zprávy", "táto správa", "informace obsažené", "ez az üzenet", "ez az e-mail", "jelen e-mail",
        "jelen üzenet", "az e-mail tartalma", "το παρόν μήνυμα", "αυτό το μήνυμα", "το μήνυμα αυτό", "הודעה זו",
        "דואר אלקטרוני זה", "المعلومات الواردة", "هذه الرسالة", "هذا البريد", "thư này", "email này", "acest mesaj",
        "acest e-mail",
    ]
}
