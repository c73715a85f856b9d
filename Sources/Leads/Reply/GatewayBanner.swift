/// The warning that a mail gateway puts above what came from outside.
enum GatewayBanner {
    /// Index of the first line below the banner, 0 without one: `CAUTION: This email originated from outside …`.
    static func end(in lines: [TextLine]) -> Int {
        var index = 0
        while index < min(lines.count, mostLinesAbove) {
            if lines[index].look == .text {
                let folded = FoldedText(lines[index].text, limit: 160)
                guard banners.contains(where: { folded.hasPrefix($0) }) else { break }
                // The banner is one paragraph.
                while index < lines.count, lines[index].look != .empty { index += 1 }
                return index
            }
            if lines[index].look != .empty, lines[index].look != .ruler { break }
            index += 1
        }
        return 0
    }

    /// Empty lines and rules above a banner are few.
    private static let mostLinesAbove = 12

    private static let banners = [
        "caution: this email originated", "caution: external", "caution: this message", "[external]", "external email:",
        "external sender", "warning: this email originated", "this email originated from outside",
        "this message originated from outside", "achtung: externe", "attention : ce courriel provient",
        "you don't often get email from", "caution - external", "external message", "external mail", "external:",
        "caution! this", "warning: external", "[extern]", "extern:", "externe e-mail", "attention : cet e-mail",
        "attention: cet e-mail", "attention : ce message", "attention : e-mail externe", "[externe]", "[externo]",
        "precaución: este correo", "atención: este correo", "advertencia: este", "cuidado: este", "attenzione: questa",
        "atenção: este", "let op: deze", "let op! deze", "diese e-mail stammt von", "diese nachricht kam von außerhalb",
        "this sender is trusted", "think before you click", "be careful with this message",
        "some people who received this message don't often", "caution, this email", "*caution", "*** caution",
        "*** external",
    ]
}
