/// The lines that mail programs put above a message they answer or forward.
enum Dividers {
    /// `---------- Forwarded message ----------`, `Anfang der weitergeleiteten Nachricht:`.
    static func isForward(_ line: FoldedText) -> Bool {
        guard mayDivide(line) else { return false }
        let core = core(of: line)
        return core.isDivider && forwards.contains(core.text)
    }

    /// `-----Ursprüngliche Nachricht-----`, `________ Original message ________`, `---- Jane wrote ----`.
    static func isOriginal(_ line: FoldedText) -> Bool {
        guard mayDivide(line) else { return false }
        let core = core(of: line)
        guard core.dashes else { return false }
        return originals.contains(core.text) || core.text.hasSuffix(" wrote") || core.text.hasSuffix(" schrieb")
    }

    /// Every divider begins with a mark or ends with one: most lines are no divider at a glance.
    private static func mayDivide(_ line: FoldedText) -> Bool {
        guard let first = line.octets.first, let last = line.octets.last else { return false }
        return isFrame(first) || last == UInt8(ascii: ":")
    }

    private struct Core {
        var text: String
        var dashes: Bool
        var colon: Bool
        var isDivider: Bool { dashes || colon }
    }

    /// The words of a divider without the dashes, stars and colon around them.
    private static func core(of line: FoldedText) -> Core {
        var octets = line.octets[...]
        var dashes = 0
        var colon = false
        while let first = octets.first, isFrame(first) {
            if first == UInt8(ascii: "-") || first == UInt8(ascii: "_") || first == UInt8(ascii: "=") { dashes += 1 }
            octets.removeFirst()
        }
        while let last = octets.last, isFrame(last) || last == UInt8(ascii: ":") {
            if last == UInt8(ascii: ":") { colon = true }
            octets.removeLast()
        }
        return Core(text: String(decoding: octets, as: UTF8.self), dashes: dashes >= 2, colon: colon)
    }

    private static func isFrame(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: " "),
            UInt8(ascii: ">"), UInt8(ascii: "<"):
            true
        default: false
        }
    }

    private static func folded(_ phrases: [String]) -> Set<String> {
        Set(phrases.map { FoldedText($0).string })
    }

    private static let originals = folded([
        "original message", "original email", "original e-mail", "original appointment", "reply message",
        "ursprüngliche nachricht", "originalnachricht", "original-nachricht", "antwort nachricht",
        "message d'origine", "message original", "message initial", "mensaje original", "mensagem original",
        "messaggio originale", "oorspronkelijk bericht", "origineel bericht", "oprindelig meddelelse",
        "oprindelig besked", "oprindelig meddelande", "opprinnelig melding", "ursprungligt meddelande",
        "originalmeddelande",
        "originalmeldung", "wiadomość oryginalna", "oryginalna wiadomość", "исходное сообщение",
        "оригинальное сообщение", "alkuperäinen viesti", "původní zpráva", "原始邮件", "原始郵件", "原邮件",
        "original nachricht", "元のメッセージ", "オリジナルメッセージ", "mesaj original",
        "özgün ileti", "원본 메시지", "quoted text", "previous message",
    ])

    private static let forwards = folded([
        "forwarded message", "forwarded email", "forwarded mail", "begin forwarded message", "forwarded by",
        "start of forwarded message", "weitergeleitete nachricht", "anfang der weitergeleiteten nachricht",
        "anfang der weitergeleiteten e-mail", "message transféré", "message transmis", "message réexpédié",
        "début du message réexpédié", "début du message transféré", "mensaje reenviado",
        "inicio del mensaje reenviado", "comienza el mensaje reenviado", "mensagem encaminhada",
        "mensagem reencaminhada", "início da mensagem encaminhada", "início da mensagem reencaminhada",
        "messaggio inoltrato", "inizio messaggio inoltrato", "inizio del messaggio inoltrato",
        "doorgestuurd bericht", "begin doorgestuurd bericht", "begin van doorgestuurd bericht",
        "doorgestuurde e-mail", "vidarebefordrat meddelande", "vidarebefordrat brev",
        "början på vidarebefordrat brev", "videresendt besked", "videresendt meddelelse", "videresendt melding",
        "start på videresendt besked", "przekazana wiadomość", "wiadomość przekazana dalej",
        "początek przekazywanej wiadomości", "treść przekazanej wiadomości", "пересылаемое сообщение",
        "пересланное сообщение", "перенаправленное сообщение", "начало переадресованного сообщения",
        "начало переадресованного письма", "转发的邮件", "转发邮件信息", "轉寄的郵件", "轉寄郵件", "已转发邮件",
        "開始轉寄郵件", "転送されたメッセージ", "転送メッセージ", "välitetty viesti", "přeposlaná zpráva",
        "iletilen mesaj", "전달된 메시지",
    ])
}
