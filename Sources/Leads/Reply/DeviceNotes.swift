/// The lines that telephones and mail programs add below a text, in twelve languages.
enum DeviceNotes {
    /// Whether a whole line is such a note. A line may read like one inside a text; the caller looks only at the end.
    static func isNote(_ line: FoldedText) -> Bool {
        let core = line.octets.drop { octet in frame.contains(octet) }
        guard let first = core.first, words(core) <= mostWords else { return false }
        if let candidates = prefixesByOctet[first], candidates.contains(where: { core.starts(with: $0) }) {
            return true
        }
        if let last = line.octets.last, let candidates = suffixesByOctet[last],
            candidates.contains(where: { line.octets.suffix($0.count).elementsEqual($0) }), words(core) <= 6
        {
            return true
        }
        guard let candidates = openingsByOctet[first], candidates.contains(where: { core.starts(with: $0) }) else {
            return false
        }
        return devices.isAnywhere(in: line.octets)
    }

    /// Words that begin a note only where a device or program is named: a trip, too, goes "from my hotel".
    private static let openings = [
        "sent from ", "sent by ", "delivered by ", "dictated ", "von mein", "mit meinem ", "aus meinem ",
        "von unterwegs",
        "télécharger ", "elküldve ", "küldve ", "с моего ", "androidos ", "provenance : ", "provenance: ",
        "mandado desde",
        "skickad från", "gửi từ ", "sent while ", "삼성 ", "갤럭시", "typed ", "written ", "composed ", "message sent ",
        "diese nachricht wurde ", "ce message a été envoyé ", "este mensaje ", "esta mensagem foi ",
        "questo messaggio è stato inviato ", "dit bericht is ver", "to wiadomość ", "ta wiadomość ",
    ].map { FoldedText($0 + "x").string }.map { String($0.dropLast()) }
    private static let devices = PhraseMatcher([
        "iphone", "ipad", "ipod", "android", "galaxy", "samsung", "phone", "mobil", "handy", "telefon", "blackberry",
        "outlook", "mailbox", "mail ", "mail app", "airmail", "yahoo", "gmail", "proton", "tablet", "pixel", "huawei",
        "xiaomi", "nokia", "htc", "sony", "motorola", "oneplus", "windows", "surface", "device", "gerät", "cell",
        "spark", "newton", "superhuman", "polymail", "treo", "palm", "kindle", "verizon", "t-mobile", "vodafone",
        "wireless", "k-9", "thunderbird", "zoho", "icloud", "mac", "laptop", "computer", "watch", "smartwatch",
        "mail for",
        "mailbird", "canary", "fairemail", "aqua mail", "bluemail", "typemail", "edison", "телефон", "айфон", "планшет",
        "휴대폰", "스마트폰", "電話", "手机", "手機",
    ])

    private static let frame = Set("(<[*_- ".utf8)

    /// Words of the longest note: "Sent from my …, please excuse any typos or brevity".
    private static let mostWords = 16

    private static func words(_ text: ArraySlice<UInt8>) -> Int {
        text.count { $0 == 0x20 } + 1
    }

    private static let prefixesByOctet: [UInt8: [[UInt8]]] = Dictionary(grouping: prefixes.map { Array($0.utf8) }) {
        $0[0]
    }

    private static let prefixes = [
        "sent from my", "sent from mail", "sent via ", "sent with ", "sent using ", "sent on the go", "from my iphone",
        "from my ipad", "from my android", "from my mobile", "from my phone", "get outlook for", "get [outlook for",
        "get bluemail for", "envoyé depuis ", "envoyé de mon", "envoyé à partir de", "envoyé avec", "envoyé via",
        "télécharger outlook pour", "obtenez outlook pour", "gesendet von ",
        "gesendet mit ", "gesendet vom ", "gesendet über ", "holen sie sich outlook", "outlook für ",
        "diese nachricht wurde von meinem", "enviado desde ", "enviado do ", "enviado de mi", "enviado a partir do",
        "enviado via ", "enviado con ", "obtener outlook para", "obter o outlook para", "inviato da ", "inviato dal ",
        "scarica outlook per", "ottieni outlook per", "verzonden vanaf ", "verzonden met ", "verstuurd vanaf ",
        "verstuurd met ", "outlook voor ", "sendt fra ", "sendt med ", "hent outlook", "skickat från ",
        "skickat med ", "hämta outlook", "skaffa outlook", "wysłano z ", "wysłane z ", "pobierz outlook",
        "отправлено с ", "отправлено из ", "отправлено со ", "скачать outlook", "iphoneから送信", "ipadから送信",
        "androidから", "outlook for ", "ios版", "从我的 ", "从我的i", "從我的 ", "從我的i", "发自我的", "發自我的", "发送自",
        "lähetetty iphone", "lähetetty ipad", "lähetetty android", "lähetetty samsung", "lähetetty puhelim",
        "lähetetty outlook", "hanki outlook", "lähetetty yahoo", "lähetetty laitteesta", "나의 iphone에서",
        "odesláno z ", "odesláno ze ", "odesláno pomocí", "odosláno z", "odoslané z", "získejte outlook",
        "stáhnout outlook", "az iphone", "az ipad", "iphone-omról", "iphone'umdan", "ipad'imden", "android'den",
        "samsung cep", "ios için outlook", "στάλθηκε από", "εστάλη από", "αποστολή από", "נשלח מה", "נשלח מ-",
        "נשלח באמצעות", "أُرسلت من", "أرسلت من", "تم الإرسال من", "مرسل من", "đã gửi từ", "được gửi từ",
        "trimis de pe", "trimis din", "надіслано з", "відправлено з", "iphone에서", "ipad에서", "내 iphone",
        "iphone 에서", "나의 ipad", "안드로이드에서", "enviat des d", "dikirim dari", "saadetud minu", "poslano iz",
        "poslato sa", "poslato iz", "sendt frå", "diese mail wurde mit", "diese e-mail wurde von meinem",
        "gesendet aus",
        "gesendet von unterwegs", "von unterwegs gesendet", "mobil gesendet", "enviado a través de", "enviado mediante",
        "enviado pelo ", "enviado pela ", "enviado usando", "inviato tramite", "inviato con ", "inviato mediante",
        "verstuurd via", "verzonden via", "verstuurd vanuit", "verzonden vanuit", "verzonden door", "download outlook",
        "outlook downloaden", "envoyé par ", "envoyé du ", "envoyée depuis", "envoyée de mon", "skickat med hjälp",
        "skickat via", "sendt via", "wysłano za pomocą", "wysłano przy użyciu", "wysłane za pomocą", "wysłano przez",
        "wysłane przez", "отправлено через", "отправлено при помощи", "отправлено от", "отослано с", "来自我的", "來自我的",
        "發送自", "寄自", "传送自", "從 iphone", "从 iphone", "androidスマートフォンから", "スマートフォンから", "iphone から",
        "ipad から", "私のiphone", "get the outlook app", "sent on my ", "sent wirelessly", "typed on my", "written on my",
        "composed on my", "this email was sent from my", "this message was sent from my", "message sent from my",
        "sent thru ", "sent through ", "sent securely", "please excuse typos", "please excuse any typos",
        "please excuse brevity", "please excuse the brevity", "please excuse my brevity", "excuse typos",
        "excuse the typos", "excuse any typos", "apologies for typos", "sorry for typos", "pardon typos",
        "pardon the typos", "pardon any typos", "please forgive typos", "get yahoo mail", "secured with ",
        "yahoo mail: search", "yahoo mail for ", "the message is ready to be sent with the following",
    ]
    private static let suffixesByOctet = Dictionary(grouping: suffixes.map { Array($0.utf8) }) { $0[$0.count - 1] }
    private static let openingsByOctet = Dictionary(grouping: openings.map { Array($0.utf8) }) { $0[0] }

    private static let suffixes = [
        " from mobile", " via mobile", "から送信", "から送信しました", "から送信されました", " 傳送", " 发送", " 發送", " gesendet",
        " gesendet.", " gönderildi", " küldve", " 에서 보냄", "에서 보냄", "에서 전송", " 보냄", " versendet", "でお送りします",
    ]
}
