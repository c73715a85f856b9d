import FoundationEssentials
import Leads

/// One line of `Fixtures/bounces/texts.tsv`: what a mail system said, and what the shipped rules must make of it.
struct BounceText: Sendable {
    let name: String
    let reason: String
    /// What is known beside the text, by the names of the rules' conditions.
    let known: [String: String]
    let text: String

    /// Every line; one that cannot be read is listed by its number.
    static func all() throws -> (texts: [BounceText], unreadable: [Int]) {
        var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        path.removeLast(2)
        let file = URL(filePath: path.joined(separator: "/") + "/Fixtures/bounces/texts.tsv")
        let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
        var texts: [BounceText] = []
        var unreadable: [Int] = []
        for (index, line) in lines.enumerated() where line.first != "#" {
            if let text = BounceText(line) { texts.append(text) } else { unreadable.append(index + 1) }
        }
        return (texts, unreadable)
    }

    private init?(_ line: Substring) {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard columns.count == 4 else { return nil }
        var known: [String: String] = [:]
        if columns[2] != "any" {
            for pair in columns[2].split(separator: " ") {
                let halves = pair.split(separator: "=", maxSplits: 1)
                guard halves.count == 2 else { return nil }
                known[String(halves[0])] = String(halves[1])
            }
        }
        name = String(columns[0])
        reason = String(columns[1])
        self.known = known
        text = String(columns[3])
    }

    var evidence: BounceEvidence {
        let folded = FoldedText(text)
        let codes = DeliveryCodes(in: folded)
        return BounceEvidence(
            diagnostic: folded, status: known["status"] ?? codes.status, replyCode: known["code"] ?? codes.reply,
            command: known["command"].flatMap(SMTPPhase.init(rawValue:)), host: known["host"], mailer: known["mailer"],
            diagnosticType: known["type"], action: known["action"]
        )
    }
}
