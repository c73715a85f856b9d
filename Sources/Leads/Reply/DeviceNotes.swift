/// The lines that telephones and mail programs add below a text, in twelve languages.
enum DeviceNotes {
    /// Whether a whole line is such a note. A line may read like one inside a text; the caller looks only at the end.
    static func isNote(_ line: FoldedText) -> Bool {
        let core = line.octets.drop { octet in frame.contains(octet) }
        guard let first = core.first else { return false }
        if let candidates = prefixesByOctet[first], candidates.contains(where: { core.starts(with: $0) }) {
            return words(core) <= mostWords
        }
        return suffixes.contains(where: line.hasSuffix) && words(core) <= 6
    }

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
        "sent from ", "sent via ", "sent with ", "sent by ", "sent using ", "sent on the go", "from my iphone",
        "from my ipad", "from my android", "from my mobile", "from my phone", "get outlook for", "get [outlook for",
        "get bluemail for", "envoyé depuis ", "envoyé de mon", "envoyé à partir de", "envoyé avec", "envoyé via",
        "télécharger outlook pour", "obtenez outlook pour", "von meinem ", "von meiner ", "gesendet von ",
        "gesendet mit ", "gesendet vom ", "gesendet über ", "holen sie sich outlook", "outlook für ",
        "diese nachricht wurde von meinem", "enviado desde ", "enviado do ", "enviado de mi", "enviado a partir do",
        "enviado via ", "enviado con ", "obtener outlook para", "obter o outlook para", "inviato da ", "inviato dal ",
        "scarica outlook per", "ottieni outlook per", "verzonden vanaf ", "verzonden met ", "verstuurd vanaf ",
        "verstuurd met ", "outlook voor ", "sendt fra ", "sendt med ", "hent outlook", "skickat från ",
        "skickat med ", "hämta outlook", "skaffa outlook", "wysłano z ", "wysłane z ", "pobierz outlook",
        "отправлено с ", "отправлено из ", "отправлено со ", "скачать outlook", "iphoneから送信", "ipadから送信",
        "androidから", "outlook for ", "ios版", "从我的 ", "从我的i", "從我的 ", "從我的i", "发自我的", "發自我的", "发送自",
        "lähetetty ", "나의 iphone에서", "the message is ready to be sent with the following",
    ]
    private static let suffixes = [" from mobile", " via mobile", "から送信", " 傳送", " 发送", " 發送"]
}
