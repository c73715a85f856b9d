import MailTypes

/// The table as the operator's page shows it.
extension DeliveryErrors {
    /// Three tables in Markdown: replies, local faults, actions.
    package static var markdown: String {
        let heads = [
            ["at", "reply", "enhanced", "scope", "4yz", "5yz", "why"], ["fault", "scope", "action", "told as"],
            ["action", "what happens", "next attempt"],
        ]
        let actions = FaultAction.allCases.map { [$0.rawValue, $0.sentence, $0.next] }
        return zip(heads, [replies.map(cells), LocalFault.allCases.map(cells), actions])
            .map { table($0, $1) }.joined(separator: "\n")
    }

    private static func cells(_ row: ReplyRow) -> [String] {
        let isAnywhere = row.stages.count == SubmissionScope.Stage.allCases.count
        let detail = row.detail.map(String.init) ?? "*"
        return [
            isAnywhere ? "anywhere" : row.stages.map(\.rawValue).joined(separator: ", "),
            row.codes.isEmpty ? "any" : row.codes.map(String.init).joined(separator: ", "),
            row.subject.map { "x.\($0).\(detail)" } ?? "any", row.scope.rawValue, row.transient.rawValue,
            row.permanent.rawValue, row.why,
        ]
    }

    private static func cells(_ fault: LocalFault) -> [String] {
        let row = row(fault)
        return [fault.rawValue, row.scope.rawValue, row.action.rawValue, fault.statement?.description ?? ""]
    }

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        ([head, head.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
    }
}
