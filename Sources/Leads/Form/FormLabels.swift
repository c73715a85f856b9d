/// What the labels of forms ask for.
enum FormLabels {
    /// What a label asks for, by how much of it has to be known.
    struct Roles {
        /// The table has the label just so, without any word around it.
        var plain: FormRole?
        /// The table has it as it is or without `your`, `Ihre`, `(required)` and the like.
        var exact: FormRole?
        /// The folded label.
        fileprivate var key: String
    }

    /// The role of a label that the table has just so, without any word around it.
    static func plainRole(of label: some StringProtocol) -> FormRole? { FormLabelTable.roles[key(of: label)] }

    /// The role of a label that the table has, as it is or without `your`, `Ihre`, `(required)` and the like.
    static func exactRole(of label: String) -> FormRole? { roles(of: label).exact }

    /// The role of a label by the table, else by the telling words in it.
    static func role(of label: String) -> FormRole? {
        let roles = roles(of: label)
        return roles.exact ?? likelyRole(of: roles)
    }

    /// What the table knows of a label.
    static func roles(of label: String) -> Roles {
        let key = key(of: label)
        let plain = FormLabelTable.roles[key]
        return Roles(plain: plain, exact: plain ?? exactRole(of: label, key: key), key: key)
    }

    private static func exactRole(of label: String, key: String) -> FormRole? {
        if let role = trimmedRole(of: key) { return role }
        // `firstName`, `name[first]`: as programs write.
        let spaced = JSONLabel.spaced(label)
        if spaced != label {
            let key = FormLabels.key(of: spaced)
            if let role = FormLabelTable.roles[key] ?? trimmedRole(of: key) { return role }
        }
        guard let bare = withoutBrackets(label) else { return nil }
        return exactRole(of: bare)
    }

    /// The role by the telling words in a label that the table has not.
    static func likelyRole(of roles: Roles) -> FormRole? {
        let octets = Array(roles.key.utf8)
        guard !octets.isEmpty, octets.count(where: { $0 == 0x20 }) < maximumWords else { return nil }
        let found = hintMatcher.hits(in: octets).lazy.filter { hit in
            // Words of scripts with blanks between words begin so; others hold it anywhere.
            hit.start == 0 || octets[hit.start - 1] == 0x20 || octets[hit.start..<hit.end].contains { $0 >= 0x80 }
        }
        return found.map { hintRoles[$0.phrase] }.min().map { hints[$0].0 }
    }

    private static let hintMatcher = PhraseMatcher(hints.flatMap(\.1))
    /// The place in `hints` of each phrase of the matcher.
    private static let hintRoles = hints.enumerated().flatMap { place, hint in hint.1.map { _ in place } }

    /// Whether a label of the table may begin with a word.
    static func mayOpen(with word: some StringProtocol) -> Bool {
        let key = key(of: word)
        return key.isEmpty || FormLabelTable.firstWords.contains(key.prefix { $0 != " " })
    }

    /// Longer runs of words before a colon are sentences.
    static let maximumWords = 9

    /// The letters and digits of a label, folded, its words parted by one blank.
    static func key(of label: some StringProtocol) -> String {
        var key: [UInt8] = []
        var isOpen = false
        for scalar in label.unicodeScalars {
            if scalar.isASCII {
                let octet = UInt8(truncatingIfNeeded: scalar.value)
                switch octet {
                case 0x30...0x39, 0x61...0x7a, 0x41...0x5a:
                    if isOpen, !key.isEmpty { key.append(0x20) }
                    isOpen = false
                    key.append((0x41...0x5a).contains(octet) ? octet + 0x20 : octet)
                case UInt8(ascii: "'"), UInt8(ascii: "`"), 0...8, 0xe...0x1f: continue
                default: isOpen = true
                }
            } else if LatinFolding.isInvisible(scalar) {
                continue
            } else if LatinFolding.isLetter(scalar) || scalar.properties.numericType != nil || isMark(scalar) {
                if isOpen, !key.isEmpty { key.append(0x20) }
                isOpen = false
                var folded = ""
                LatinFolding.append(scalar, to: &folded)
                key.append(contentsOf: folded.utf8)
            } else if LatinFolding.sign(scalar) != "'" {
                isOpen = true
            }
        }
        return String(decoding: key, as: UTF8.self)
    }

    /// Whether a label without an answer is rather the heading of the questions below it.
    static func isHeading(_ label: String) -> Bool {
        let key = key(of: label)
        return headings.contains { key == $0 || key.hasSuffix(" \($0)") || key.hasPrefix("\($0) ") }
    }

    private static let headings = [
        "details", "information", "info", "data", "below", "following", "as follows", "angaben", "daten", "details",
        "coordonnees", "informations", "datos", "detalles", "dati", "dettagli", "dados", "detalhes", "gegevens", "dane",
        "szczegoly", "uppgifter", "oplysninger", "tiedot", "bilgileri", "udaje", "данные", "информация", "内容", "信息",
    ]

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .spacingMark || scalar.properties.generalCategory == .modifierLetter
    }

    /// The role of what is left without the words that mailers put around every label.
    private static func trimmedRole(of key: String) -> FormRole? {
        let words = key.split(separator: " ")
        guard (2...maximumQuestionWords).contains(words.count) else { return nil }
        let front = words.drop { openers.contains($0) }
        let back = front.reversed().drop {
            closers.contains($0) || $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        for rest in [front, ArraySlice(back.reversed())] where !rest.isEmpty && rest.count < words.count {
            if let role = FormLabelTable.roles[rest.joined(separator: " ")] { return role }
        }
        guard words.count > 1, let last = words.last, closers.contains(last) || Int(last) != nil else {
            return nil
        }
        return FormLabelTable.roles[words.dropLast().joined(separator: " ")]
    }

    /// Words of the longest question that is looked up.
    private static let maximumQuestionWords = 16

    /// The label without a remark in brackets; nil when it has none.
    private static func withoutBrackets(_ label: String) -> String? {
        guard label.unicodeScalars.contains(where: opensBracket) else { return nil }
        var bare = ""
        var depth = 0
        for scalar in label.unicodeScalars {
            if opensBracket(scalar) { depth += 1 }
            if depth == 0 { bare.unicodeScalars.append(scalar) }
            if closesBracket(scalar) { depth = max(0, depth - 1) }
        }
        let trimmed = bare.trimmed
        return trimmed.isEmpty ? nil : trimmed
    }

    private static func opensBracket(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "(", "（", "[", "【", "［": true
        default: false
        }
    }

    private static func closesBracket(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ")", "）", "]", "】", "］": true
        default: false
        }
    }

    private static let openers: Set<Substring> = [
        "your", "the", "my", "contact", "customer", "client", "visitor", "lead", "guest", "user", "sender", "sender's",
        "senders", "enter", "please", "ihr", "ihre", "ihren", "ihrer", "dein", "deine", "votre", "vos", "ton", "su",
        "tu", "sus", "il", "la", "le", "l", "tuo", "tua", "suo", "vostro", "seu", "sua", "o", "a", "uw", "je", "jouw",
        "twoj", "twoje", "ditt", "din", "dit", "ваш", "ваше", "ваша", "вашe", "form", "field", "item", "billing",
        "primary", "requester", "booker", "of", "what", "whats", "what's", "is", "are", "was", "may", "can", "could",
        "we", "have", "provide", "give", "us", "tell", "type", "write", "select", "choose", "submit", "wie", "lautet",
        "ist", "welche", "welches", "bitte", "quel", "quelle", "est", "cual", "es", "qual", "e", "wat", "jaki", "jest",
        "vas", "vase", "sizin", "您的", "お客様の", "label", "no", "et", "pb", "cf", "cf7", "wpcf7", "wpforms", "frm",
        "fld", "txt", "input", "custom", "data", "fields", "contactform", "1", "2", "3", "4", "5", "6", "7", "8", "9",
        "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "q", "q1", "q2", "q3", "q4", "q5", "q6", "q7",
        "q8", "q9", "q10", "nr",
    ]

    private static let closers: Set<Substring> = [
        "required", "optional", "mandatory", "field", "obligatorio", "obligatoria", "opcional", "requerido",
        "obligatoire", "facultatif", "facultative", "optionnel", "pflichtfeld", "erforderlich", "obbligatorio",
        "facoltativo", "opzionale", "obrigatorio", "verplicht", "optioneel", "wymagane", "opcjonalnie", "obligatorisk",
        "valfritt", "必須", "任意", "必填", "选填", "選填", "обязательно", "please", "here", "text", "input",
    ]

    /// Tried in this order: the first that fits a word of the label decides.
    private static let hints: [(FormRole, [String])] = [
        (
            .technical,
            [
                "ip", "utm", "recaptcha", "captcha", "gdpr", "rgpd", "dsgvo", "consent", "referrer", "referer",
                "newsletter", "privacy", "datenschutz", "privacidad", "confidentialite", "プライバシー", "個人情報",
            ]
        ),
        (.phonetic, ["フリガナ", "ふりがな", "カナ"]),
        (.email, ["email", "mail", "correo", "courriel", "メール", "邮箱", "邮件", "信箱", "почт", "epost", "eposta"]),
        (
            .phone,
            [
                "phone", "telephone", "telef", "mobile", "cell", "handy", "whatsapp", "telefoon", "電話", "电话", "手机",
                "телефон", "puhelin",
            ]
        ),
        (.returnDate, ["return"]),
        (.dropoff, ["drop", "dropoff", "destination", "destino", "zielort", "目的地", "下车"]),
        (.pickup, ["pickup", "abholort", "出発地", "上车"]),
        (.passengers, ["passenger", "pax", "guests", "pasajeros", "headcount", "attendees", "人数"]),
        (.hours, ["hours", "duration"]),
        (.budget, ["budget", "presupuesto", "予算", "预算"]),
        (.flight, ["flight"]),
        (.vehicle, ["vehicle", "limousine"]),
        (.company, ["company", "organization", "organisation", "empresa", "firma", "会社", "公司", "компани"]),
        (.name, ["お名前", "氏名", "姓名", "realname", "fullname"]),
        (
            .message,
            [
                "message", "comment", "requirement", "instruction", "mensaje", "nachricht", "messaggio", "mensagem",
                "bericht", "meddelande", "wiadomosc", "お問い合わせ内容", "お問合せ内容", "留言", "сообщени", "комментар",
            ]
        ),
    ]
}
