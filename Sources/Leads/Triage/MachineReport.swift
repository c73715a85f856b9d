import MIME

/// Reports that machines send about mail and that nobody answers.
enum MachineReport {
    /// What kind of report a message is; nil for everything else, and for delivery reports, which `BounceReader` reads.
    static func name(of message: Message) -> String? {
        let type = message.root.mediaType
        if type.subtype == "report", let report = type.parameters["report-type"]?.lowercased() {
            if report == "disposition-notification", !isRejection(message) {
                return "disposition notification (RFC 8098)"
            }
            if report.hasPrefix("tlsrpt") { return tlsReport }
        }
        for leaf in message.leaves {
            let subtype = leaf.mediaType.subtype
            if subtype == "disposition-notification", !isRejection(message) {
                return "disposition notification (RFC 8098)"
            }
            if subtype.hasPrefix("tlsrpt") || isTLSReportFile(leaf) { return tlsReport }
        }
        if message.header["TLS-Report-Domain"] != nil { return tlsReport }
        return dmarc(message)
    }

    private static let tlsReport = "TLS report (RFC 8460)"

    /// RFC 8460 §5.1: the file's name has four parts or more told apart by `!` and ends with `.json` or `.json.gz`.
    private static func isTLSReportFile(_ leaf: Entity) -> Bool {
        let name = leaf.filename?.lowercased() ?? ""
        return name.split(separator: "!").count >= 4 && (name.hasSuffix(".json") || name.hasSuffix(".json.gz"))
    }

    /// QUIRK: Dovecot's Sieve answers with a notification of deletion when it rejects a message (RFC 5429 §2.1.1).
    private static func isRejection(_ message: Message) -> Bool {
        for leaf in message.leaves where leaf.mediaType.subtype == "disposition-notification" {
            let text = FoldedText(String(decoding: leaf.decodedBytes(), as: UTF8.self), limit: 4096)
            guard text.contains("; deleted") || text.contains(";deleted") else { continue }
            // A person who deletes a message unread makes the same disposition: only the words tell.
            let words = FoldedText(message.readableText, limit: 4096)
            return words.contains("reject") || words.contains("quota") || words.contains("not be delivered")
        }
        return false
    }

    /// RFC 7489 §7.2.1.1: the subject has `Report Domain:`, the file's name four parts told apart by `!`.
    private static func dmarc(_ message: Message) -> String? {
        let subject = FoldedText(message.subject ?? "", limit: 400)
        let isNamed = subject.contains("report domain:") || subject.contains("dmarc") && subject.contains("report")
        for leaf in message.leaves {
            let name = leaf.filename?.lowercased() ?? ""
            let isReportFile = name.split(separator: "!").count >= 4 && (name.contains(".xml") || name.contains(".zip"))
            let isArchive = ["gzip", "zip", "x-zip-compressed", "xml", "x-gzip"].contains(leaf.mediaType.subtype)
            if isReportFile || isNamed && isArchive { return "DMARC aggregate report (RFC 7489)" }
        }
        return isNamed && subject.contains("submitter:") ? "DMARC aggregate report (RFC 7489)" : nil
    }
}
