import MIME
import MailTypes

/// Reads delivery reports: the standard ones (RFC 3464), and those of the mail systems that never took notice of it.
///
/// Recipients come from the most exact source there is: the report's fields, the same fields printed in the text,
/// `X-Failed-Recipients`, the text, and at last the returned message. What was said of each comes from all of them.
struct BounceReader {
    private let message: Message
    private let rules: BounceRules
    private let notice: Notice
    private let report: DeliveryReport?
    private let mailer: String?
    private let whole: FoldedText
    private let dialogue: SMTPDialogue

    init(_ message: Message, rules: BounceRules) {
        self.message = message
        self.rules = rules
        let own = Set((message.to + message.cc).compactMap { $0.address?.comparisonKey })
        let body = BounceReader.noticeText(of: message)
        notice = Notice(body, excluding: own, domain: message.from.first?.address?.domain)
        report = message.deliveryReport
        mailer = BounceMailer.name(message, text: FoldedText(body, limit: 4096))
        whole = FoldedText(notice.text, limit: BounceRules.longestDiagnostic)
        dialogue = SMTPDialogue(notice.text)
    }

    /// The text of the report, above the returned message.
    var text: String { notice.text }

    /// The fields of a delivery report stand in the text, with a failure among them.
    var hasPrintedFields: Bool {
        notice.fields.contains { $0.action != nil && $0.status != nil }
    }

    func read() -> BounceReading {
        let found = sources()
        let isDelay = DelayWords.isDelay(notice.text, subject: message.subject)
        let recipients = found.prefix(Notice.mostRecipients).map {
            judge($0, isAlone: found.count == 1, isDelay: isDelay)
        }
        return BounceReading(
            recipients: Array(recipients), returnedHeader: returnedHeader,
            isStandard: report?.recipients.isEmpty == false || !notice.fields.isEmpty
        )
    }

    /// The text parts that come before the returned message. QUIRK: some gateways return it as a second text part.
    static func noticeText(of message: Message) -> String {
        var texts: [String] = []
        var markup: String?
        for leaf in message.leaves {
            if leaf.mediaType.type == "message" || leaf.mediaType.subtype.hasPrefix("rfc822-header") { break }
            guard leaf.isInlineText else { continue }
            if leaf.mediaType.isHTML {
                if markup == nil { markup = leaf.text() }
            } else if leaf.mediaType.isPlainText || texts.isEmpty {
                let text = leaf.text()
                if !texts.isEmpty, looksReturned(text) { break }
                if !TextLine.isInvisible(text.opening(2000)) || text.utf8.count > 2000 { texts.append(text) }
            }
        }
        if texts.isEmpty, let markup { return HTMLText.render(markup) }
        // QUIRK: a report whose boundary does not fit its parts is one text.
        if texts.isEmpty, let first = message.leaves.first, first.mediaType.isMultipart {
            return String(decoding: first.decodedBytes().prefix(Notice.longest), as: UTF8.self)
        }
        if texts.isEmpty, message.leaves.first?.mediaType.type != "message" { return message.readableText }
        return texts.joined(separator: "\n")
    }

    private static func looksReturned(_ text: String) -> Bool {
        let start = FoldedText(text.opening(400), limit: 300)
        return start.hasPrefix("received:") || start.hasPrefix("return-path:") || start.hasPrefix("x-")
            || start.hasPrefix("message-id:") || start.hasPrefix("date:") || start.hasPrefix("from:")
    }

    private var returnedHeader: Header? {
        if let header = report?.returnedHeader, !header.isEmpty { return header }
        for leaf in message.leaves {
            if let header = leaf.message?.header { return header }
            if leaf.mediaType.subtype.hasPrefix("rfc822-header") { return Header(leaf.decodedBytes()) }
        }
        if !notice.returnedHeader.isEmpty { return Header(notice.returnedHeader) }
        return returnedTextPart ?? namedHeader
    }

    /// The identifier alone, where the report names it among its own words.
    private var namedHeader: Header? {
        let cue = "message-id:"
        for line in TextLines.split(notice.text) where line.utf8.count < 1000 && line.contains("<") {
            let field = line.drop { $0 == " " || $0 == "\t" }
            if field.prefix(cue.count).lowercased() == cue { return Header(Array((field + "\r\n").utf8)) }
        }
        return nil
    }

    private var returnedTextPart: Header? {
        for leaf in message.leaves.dropFirst() where leaf.isInlineText && leaf.mediaType.isPlainText {
            let text = leaf.text()
            if BounceReader.looksReturned(text) { return Header(Array(text.utf8)) }
        }
        return nil
    }

    // MARK: - Recipients

    private func sources() -> [BounceSource] {
        let reported = (report?.recipients ?? []).compactMap { BounceSource($0) }
        if !reported.isEmpty { return reported.map(withBlock) }
        let printed = notice.fields.compactMap { BounceSource($0) }
        if !printed.isEmpty { return printed.map(withBlock) }
        let failed = failedRecipients
        if !failed.isEmpty { return failed.map { withBlock(BounceSource(recipient: $0)) } }
        if !notice.blocks.isEmpty {
            return notice.blocks.map { block in
                var source = BounceSource(recipient: block.recipient)
                source.block = block.text
                return source
            }
        }
        return returnedRecipients.map { BounceSource(recipient: $0) }
    }

    private var failedRecipients: [String] {
        let fields: [FieldName] = [.xFailedRecipients, "X-Bounced-Address", "X-Actual-Recipients"]
        var found: [String] = []
        for name in fields where found.isEmpty {
            for field in message.header.all(name) {
                found += Mailbox.list(field.unfoldedBody).map(\.rawAddress).filter { $0.contains("@") }
            }
        }
        return found
    }

    private var returnedRecipients: [String] {
        guard let header = returnedHeader else { return [] }
        let to = header.mailboxes(.to).map(\.rawAddress).filter { $0.contains("@") }
        return to.count == 1 ? to : []
    }

    private func withBlock(_ source: BounceSource) -> BounceSource {
        var source = source
        let key = source.recipient.lowercased()
        source.block = notice.blocks.first { $0.recipient.lowercased() == key }?.text
        return source
    }

    // MARK: - Judgement

    /// - Parameter isDelay: the report says in words that delivery is tried again.
    private func judge(_ source: BounceSource, isAlone: Bool, isDelay: Bool) -> BouncedRecipient {
        let said = [source.diagnostic ?? "", source.statusComment, source.extra].filter { !$0.isEmpty }
            .joined(separator: " ")
        let own = FoldedText(said, limit: BounceRules.longestDiagnostic)
        let block = FoldedText(source.block ?? "", limit: BounceRules.longestDiagnostic)
        let whole = isAlone || block.isEmpty ? self.whole : FoldedText("")
        var evidence = evidence(source, own, block, whole, isAlone: isAlone)
        var verdict = rules.verdict(on: evidence)
        // Codes say little: what was said in words elsewhere goes first.
        for text in [block, whole] where !text.isEmpty && !verdict.isByWords {
            evidence.diagnostic = FoldedText(own.string + " " + text.string, limit: BounceRules.longestDiagnostic)
            let second = rules.verdict(on: evidence)
            if second.isByWords || verdict.rule == nil { verdict = second }
        }
        let isSilent = own.isEmpty && block.octets.allSatisfy { !MailGrammar.isAlphanumeric($0) && $0 < 0x80 }
        let judged = verdict.rule == nil && isSilent ? .undefined : verdict.reason
        let action = action(source, evidence, isDelay: isDelay)
        let isSuccess = action == .delivered || action == .relayed || action == .expanded
        let reason = isSuccess ? .delivered : judged
        let status = evidence.status ?? BounceReader.status(evidence, action)
        let diagnostic = source.diagnostic ?? source.block ?? (isAlone ? notice.text : nil)
        return BouncedRecipient(
            recipient: source.recipient, action: action, status: status, replyCode: evidence.replyCode,
            command: evidence.command, diagnostic: diagnostic.map(BounceReader.oneLine),
            reason: reason,
            isHard: reason.isHard(isPermanent: status.hasPrefix("5")), rule: verdict.rule,
            unread: verdict.rule == nil && !isSuccess ? unread(source, isAlone: isAlone) : nil,
            originalRecipient: source.original ?? BounceReader.expandedFrom(source)
        )
    }

    /// All that the report says of a recipient no rule knew the words about, for somebody to read.
    private func unread(_ source: BounceSource, isAlone: Bool) -> String? {
        var texts = [source.diagnostic, source.block].compactMap { $0 }
        if isAlone || texts.isEmpty { texts.append(String(notice.text.prefix(BounceRules.longestDiagnostic))) }
        let whole = texts.joined(separator: "\n")
        return whole.isEmpty ? nil : String(whole.prefix(BounceRules.longestDiagnostic))
    }

    /// QUIRK: Postfix and sendmail print `(expanded from <a@b.c>)`, Exim `(generated from a@b.c)`.
    private static func expandedFrom(_ source: BounceSource) -> String? {
        for text in [source.block, source.diagnostic].compactMap({ $0 }) {
            let start = text.opening(longestShown)
            for cue in ["expanded from", "generated from", "Original address:"] {
                guard let place = start.firstRange(of: cue) else { continue }
                let found = AddressScan.first(in: start[place.upperBound...].prefix(200))
                if let found, found.address.lowercased() != source.recipient.lowercased() { return found.address }
            }
        }
        return nil
    }

    private func evidence(
        _ source: BounceSource, _ own: FoldedText, _ block: FoldedText, _ whole: FoldedText, isAlone: Bool
    ) -> BounceEvidence {
        let codes = [own, block, isAlone ? whole : FoldedText("")].map(DeliveryCodes.init(in:))
        return BounceEvidence(
            diagnostic: own, status: BounceReader.best(codes, field: source.status),
            replyCode: codes.lazy.compactMap(\.reply).first, command: command(own, block, whole),
            host: source.host.map { $0.prefix { $0 != " " && $0 != "(" }.lowercased() }.map(BounceReader.bareHost)
                ?? BounceReader.postfixHost(in: block),
            mailer: mailer, diagnosticType: source.diagnosticType?.lowercased(), action: source.action
        )
    }

    private static func bareHost(_ host: String) -> String {
        host.last == "." ? String(host.dropLast()) : host
    }

    /// `host mx.example.com[192.0.2.1] said:`
    private static func postfixHost(in block: FoldedText) -> String? {
        let words = block.string.prefix(400).split(separator: " ")
        guard let place = words.firstIndex(of: "host"), place + 1 < words.count else { return nil }
        return String(words[place + 1].prefix { $0 != "[" })
    }

    /// The status that says most: the remote server's own words before the report's field, and `x.0.0` last.
    private static func best(_ codes: [DeliveryCodes], field: String?) -> String? {
        let isVague = { (status: String) in status.hasSuffix(".0.0") }
        if let own = codes[0].status, !isVague(own) { return own }
        if let field, !field.isEmpty, !isVague(field) { return field }
        // The remote server's own code is vague: the codes around it are the reporting system's guesses.
        if let own = codes[0].status { return own }
        let wantedClass = field?.first ?? codes[0].status?.first
        if let found = codes.dropFirst().lazy.compactMap(\.status).first(where: {
            !isVague($0) && (wantedClass == nil || $0.first == wantedClass)
        }) {
            return found
        }
        return field ?? codes.lazy.compactMap(\.status).first
    }

    private func command(_ own: FoldedText, _ block: FoldedText, _ whole: FoldedText) -> SMTPPhase? {
        SMTPPhase.find(in: own) ?? SMTPPhase.find(in: block)
            ?? dialogue.command(answeredBy: own.isEmpty ? block : own) ?? SMTPPhase.find(in: whole)
    }

    private func action(_ source: BounceSource, _ evidence: BounceEvidence, isDelay: Bool) -> DeliveryAction {
        if let action = source.action.flatMap(DeliveryAction.init(rawValue:)) { return action }
        if evidence.status?.hasPrefix("2") == true { return .delivered }
        return isDelay ? .delayed : .failed
    }

    /// A status for a report that has none: the class from the reply code, from its words, from the reason.
    private static func status(_ evidence: BounceEvidence, _ action: DeliveryAction) -> String {
        if let first = evidence.replyCode?.first { return first == "4" ? "4.0.0" : "5.0.0" }
        switch action {
        case .delivered, .relayed, .expanded: return "2.0.0"
        case .delayed: return "4.0.0"
        case .failed: return DelayWords.isTemporary(evidence.diagnostic) ? "4.0.0" : "5.0.0"
        }
    }

    private static func oneLine(_ text: String) -> String {
        let squeezed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let core = squeezed.drop { ":;,. ".contains($0) }
        return String(core.prefix(longestShown))
    }

    /// Characters of a diagnostic that are shown and stored.
    private static let longestShown = 1000
}
