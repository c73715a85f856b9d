/// When the writer of a vacation note is back, if the note says so.
enum ReturnDate {
    /// The day as `YYYY-MM-DD`; nil when none is stated or it lies more than half a year ahead.
    ///
    /// - Parameters:
    ///   - text: the note.
    ///   - written: when it was written, from which days without a year count.
    ///   - monthFirst: whether `9/11/2026` is 11 September, as in the USA.
    static func find(in text: String, written: Day, monthFirst: Bool) -> String? {
        let folded = FoldedText(text, limit: 8 * 1024)
        for hit in cues.hits(in: folded) {
            let end = min(folded.octets.count, hit.end + reach)
            let after = String(decoding: folded.octets[hit.end..<end], as: UTF8.self)
            guard let day = DayReader(after, written: written, monthFirst: monthFirst).first() else { continue }
            let distance = day.number - written.number
            if distance >= 0, distance <= longestAbsence { return day.iso8601 }
        }
        return nil
    }

    /// Days of the longest absence believed; further dates in notes are about something else.
    private static let longestAbsence = 183
    /// Octets after a cue in which its date must stand.
    private static let reach = 60

    private static let cues = PhraseMatcher([
        "until", "untill", "back on", "back in", "back at", "be back", "am back", "'m back", "return on",
        "returning on",
        "return to", "returning to", "not return", "will return", "i return", "return:", "return date", "returning",
        "available again", "through", "till", "upto", "up to",
        "bis zum", "bis einschl", "bis ", "wieder am", "wieder ab", "zurück am", "erreichbar am", "erreichbar ab",
        "ab dem",
        "wieder im büro", "wieder zur verf",
        "jusqu'au", "jusqu'à", "retour le", "retour au", "reviens le", "reviendrai le", "serai de retour",
        "hasta el", "hasta", "regreso el", "regresaré", "vuelvo el", "volveré", "de vuelta el",
        "fino al", "fino a", "rientro", "rientrerò", "tornerò", "sino al",
        "até", "retorno", "volto", "regresso", "retornarei",
        "tot en met", "tot ", "terug op", "weer op", "weer aanwezig", "vanaf",
        "till och med", "t.o.m", "tillbaka", "åter", "til og med", "tilbake",
        "do dnia", "do ", "wracam", "wrócę", "powrót", "będę dostępn",
        "до ", "по ", "вернусь", "выйду", "буду с",
        "まで", "より", "から", "直到", "至", "返回", "까지",
    ])
}
