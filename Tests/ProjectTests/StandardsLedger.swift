import Foundation

/// RFCS.md as values: one row per standard, and the RFC numbers a text cites.
struct StandardsLedger {
    struct Row: Equatable {
        let number: Int
        let title: String
        /// yes, partial or no.
        let status: String
        /// Where it is kept; empty for `no`.
        let targets: [String]
    }

    let rows: [Row]

    /// Reads the rows `| 5321 | title | yes | SMTP, MailTypes | note |`; other lines are prose.
    init(markdown: String) {
        rows = markdown.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count >= 7, let number = Int(cells[1]) else { return nil }
            let targets = cells[4].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            return Row(number: number, title: cells[2], status: cells[3], targets: targets)
        }
    }

    /// The numbers in `RFC 5321`, `RFC5321` and `RFCs 3462, 3464 and 6522`.
    static func citations(in text: String) -> Set<Int> {
        var found: Set<Int> = []
        for match in text.matches(of: /\bRFCs?\s?(\d{3,5}(?:(?:, | and |, and |\/)\d{3,5}\b(?!\.))*)/) {
            found.formUnion(match.output.1.split { !$0.isNumber }.compactMap { Int($0) })
        }
        return found
    }
}
