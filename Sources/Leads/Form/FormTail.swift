/// The lines at the end of a form in which the mailer says where and when it was filled in.
enum FormTail {
    /// Where the mailer's own lines begin; the number of lines when there are none.
    ///
    /// They are label lines to the end, set apart by a blank line or a rule, and one in each block names what no
    /// visitor types: an IP address, a browser, a page. Lines that name nothing else need not be set apart.
    static func start(of lines: [FormLine], _ readings: [[LabelLine]]) -> Int {
        var start = lines.count
        var place = lines.count
        while place > 0 {
            while place > 0, isGap(lines[place - 1]) { place -= 1 }
            guard let block = block(endingAt: place, lines, readings) else { return start }
            start = block.start
            guard block.isWhole else { return start }
            place = block.start
        }
        return start
    }

    /// Mailers say no more of themselves.
    private static let mostLines = 24

    private static func isGap(_ line: FormLine) -> Bool { line.isBlank || FormFooter.isRule(line.text) }

    /// The mailer's lines at the end of a block, and whether they are all of it; nil when there are none.
    private static func block(
        endingAt end: Int, _ lines: [FormLine], _ readings: [[LabelLine]]
    ) -> (start: Int, isWhole: Bool)? {
        var place = end
        var isSure = false
        var technical = 0
        /// Where the lines that name nothing else begin.
        var own = end
        var isOwn = true
        while place > 0, !isGap(lines[place - 1]) {
            guard end - place < mostLines,
                let label = readings[place - 1].first(where: { isSetOff($0.style) }),
                let role = Optional(FormLabels.exactRole(of: label.label)), isPossible(role)
            else { return isSure && own < end ? (own, false) : nil }
            place -= 1
            if role == .technical {
                technical += 1
                isSure = isSure || isMachines(label.label)
            }
            isOwn = isOwn && role == .technical
            if isOwn { own = place }
        }
        guard isSure else { return nil }
        // One line of the mailer's below others may be all that is its own.
        return technical > 1 || own == place ? (place, true) : (own, false)
    }

    /// Whether mailers label what they say of themselves so.
    private static func isPossible(_ role: FormRole?) -> Bool {
        role == nil || role == .technical || role == .date || role == .time || role == .website
    }

    private static func isSetOff(_ style: LabelLine.Style) -> Bool {
        style == .cells || style == .strong || style == .colon || style == .equals || style == .bracket
    }

    /// Whether only a machine prints such a label.
    private static func isMachines(_ label: String) -> Bool {
        let key = " \(FormLabels.key(of: label)) "
        return marks.contains { key.contains($0) }
    }

    private static let marks = [
        " ip ", "user agent", "useragent", "browser", " page ", "referrer", "referer", "remote", "submitted",
        "submission", "timestamp", "date sent", "time sent", "sent on", "sent at", "source url", "form url", " http ",
        "gesendet", "zeitstempel", "eingegangen", "envoye le", "date d envoi", "date denvoi", "heure denvoi",
        "fecha de envio", "enviado el", "inviato il", "data invio", "data di invio", "data de envio", "enviado em",
        "verzonden", "wyslano", "data wyslania", "skickat", "sendt", "送信", "受付日時", "受信日時", "提交", "отправлен",
        "отправки",
        "powered by",
    ]
}
