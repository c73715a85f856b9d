import MIME
import MailTypes

/// Decides what a message is and reads out of it what the gateway acts on.
///
/// Machine-readable reports are believed first, then what mail systems say in words, then forms. Of everything else
/// `SignBalance` weighs who wrote it: no single weak sign makes a robot, a person whose help desk adds a field is a lead.
package struct Triage: Sendable {
    package let context: ReadingContext
    package let rules: BounceRules
    private let leads: LeadReader

    package init(context: ReadingContext, rules: BounceRules) {
        self.context = context
        self.rules = rules
        leads = LeadReader(context: context)
    }

    /// Understands one message.
    ///
    /// - Parameter envelope: how it came, when it came by SMTP: a null reverse-path is a sign.
    package func understand(_ message: Message, envelope: Envelope? = nil) -> Understanding {
        if let complaint = ComplaintReading.read(message) { return understood(complaint.reading, complaint.sign) }
        let bounce = BounceReader(message, rules: rules)
        if let signs = Challenge.signs(in: message, text: bounce.text) {
            return Understanding(kind: .challenge, why: signs)
        }
        if let name = MachineReport.name(of: message) { return Understanding(kind: .notice, why: [name]) }
        if let report = deliveryReport(bounce, message, envelope) { return report }
        return correspondence(message, envelope)
    }

    // MARK: - Reports

    private func understood(_ complaint: ComplaintReading, _ sign: String) -> Understanding {
        var found = Understanding(kind: .complaint, why: [sign], complaint: complaint)
        found.originalMessageIDs = [complaint.originalMessageID].compactMap { $0 }
        return found
    }

    private func deliveryReport(
        _ reader: BounceReader, _ message: Message, _ envelope: Envelope?
    ) -> Understanding? {
        let isStandard =
            message.deliveryReport != nil
            || message.root.mediaType.subtype == "report"
                && message.root.mediaType.parameters["report-type"]?.lowercased().hasPrefix("delivery-status") == true
        let signs = BounceSigns(message, envelope: envelope, text: reader.text)
        let isNamed = message.header[.xFailedRecipients] != nil
        guard isStandard || isNamed || !signs.why.isEmpty || reader.hasPrintedFields else { return nil }
        if signs.sender == nil, isShownByPerson(message) { return nil }
        if !isStandard, !isNamed, AutomaticSubject.namesAnswer(message.subject ?? "") { return nil }
        let reading = reader.read()
        guard
            isStandard || isNamed || reading.isStandard || signs.isBounce(hasRecipient: !reading.recipients.isEmpty)
        else { return nil }
        return understood(reading, isStandard: isStandard, isNamed: isNamed, signs)
    }

    /// Whether a person sends a report on and asks for something above it.
    private func isShownByPerson(_ message: Message) -> Bool {
        let subject = message.subject ?? ""
        guard SubjectPrefix.isForward(subject) || SubjectPrefix.isReply(subject) else { return false }
        let text = ReplyText(of: message).newText
        guard !text.isEmpty else { return false }
        let signs = TextSigns.read(text, isBare: true) { false }.signs
        return signs.contains { $0.place == .request }
            || signs.contains { $0.place == .question } && StopRequest.business(in: text) != nil
    }

    private func understood(
        _ reading: BounceReading, isStandard: Bool, isNamed: Bool, _ signs: BounceSigns
    ) -> Understanding {
        var why: [String] = []
        if isStandard { why.append("delivery report (RFC 3464)") }
        if isNamed { why.append("X-Failed-Recipients") }
        why += signs.why
        why += reading.recipients.prefix(Triage.mostExplained).compactMap { $0.rule?.description }
        if why.isEmpty { why.append("prints the fields of a delivery report") }
        let failures = reading.recipients.filter { !$0.isSuccess }
        let kind: MessageKind =
            if failures.isEmpty, !reading.recipients.isEmpty {
                .notice
            } else if !failures.isEmpty, failures.allSatisfy({ $0.action == .delayed }) {
                .delay
            } else {
                .bounce
            }
        return Understanding(
            kind: kind, why: why, bounces: reading.recipients, originalMessageIDs: reading.originalMessageIDs
        )
    }

    /// Recipients whose rule stands in `why`.
    private static let mostExplained = 10

    // MARK: - Correspondence

    private func correspondence(_ message: Message, _ envelope: Envelope?) -> Understanding {
        let reply = ReplyText(of: message)
        if envelope?.formName != nil, let form = leads.postedForm(in: message) { return formMessage(form, reply) }
        let isAnswer = answers(message)
        let subjectSigns = AutomaticSubject.read(
            message.subject ?? "", isBare: reply.text.isEmpty && message.attachments.isEmpty)
        var signs = RobotSigns(message, envelope: envelope, context: context).balance
        if let words = listRequest(message, reply, signs) { return unsubscription(message, reply, words) }
        if !isAnswer, !signs.isDeclared(.answeringRobot), let notice = SiteNotice.name(of: message, context: context) {
            return Understanding(kind: .notice, why: ["notice of a web site: \(notice)"], reply: reply)
        }
        if !signs.isDeclared(.answeringRobot), !subjectSigns.isClearlyRobot, let form = leads.form(in: message) {
            return formMessage(form, reply)
        }
        signs.add(subjectSigns)
        let text = TextSigns.read(reply.newText, isBare: !signs.namesRobot) { returnDate(message, reply) != nil }
        signs.add(text)
        let words = StopRequest.find(in: reply.newText)
        let business = words == nil ? nil : StopRequest.business(in: reply.newText)
        let stop = business == nil ? words : nil
        if let words, let business {
            signs.add(.person, .medium, .request, "doubtful stop words \"\(words)\" beside \"\(business)\"")
        }
        if let stop { signs.add(.person, .medium, .request, "stop request \"\(stop)\"") }
        if reply.wrapped != nil, !reply.isForwarded, !reply.newText.isEmpty {
            signs.add(.person, .weak, .conversation, "answers above a quotation")
        }
        // Reading the facts costs more than all the rest: only where they can change the verdict.
        if signs.isOpen, signs.author(answers: isAnswer) != .person, asksForRide(message, reply, signs) {
            signs.add(.person, .medium, .facts, "names a ride")
        }
        switch signs.author(answers: isAnswer) {
        case .answeringRobot: return automatic(message, reply, signs.why { $0 != .person })
        case .machine: return Understanding(kind: .notice, why: signs.why { $0 != .person }, reply: reply)
        case .mailing: return Understanding(kind: .list, why: signs.why { $0 != .person }, reply: reply)
        case .person: break
        }
        if !signs.asks, BounceSigns(message, envelope: envelope, text: "").looksMailed(message.subject ?? "") {
            return Understanding(kind: .notice, why: ["subject of a delivery report"], reply: reply)
        }
        if let stop { return unsubscription(message, reply, stop) }
        return personal(message, reply, signs)
    }

    /// Whether a message answers another: the robots of its writer answer ours.
    private func answers(_ message: Message) -> Bool {
        !message.inReplyTo.isEmpty || !message.references.isEmpty || SubjectPrefix.isReply(message.subject ?? "")
    }

    /// Whether a text gives the facts of a ride: who rides and where, or in words of a ride from where to where.
    private func asksForRide(_ message: Message, _ reply: ReplyText, _ signs: SignBalance) -> Bool {
        // A receipt names the trip that was bought: where a program says what it is, facts count with a wish only.
        if signs.saysItIsMachine, !signs.asks { return false }
        let own = ReplyText(text: reply.newText, newText: reply.newText)
        let facts = leads.facts(in: message, reply: own)
        if facts.passengers != nil { return facts.pickup != nil || facts.dropoff != nil }
        return facts.pickup != nil && facts.dropoff != nil && signs.signs.contains { $0.place == .ride }
    }

    /// RFC 2369 §3.2: a mail program asks for its owner in the subject. One word there decides only where the text
    /// says nothing else: `STOP` is also how a client heads a wish for one more stop.
    private func listRequest(_ message: Message, _ reply: ReplyText, _ signs: SignBalance) -> String? {
        guard let subject = message.subject, StopRequest.isSubject(subject), !SubjectPrefix.isForward(subject),
            !reply.isForwarded, !signs.isDeclared(.answeringRobot), !signs.isDeclared(.mailing)
        else {
            return nil
        }
        let text = reply.newText
        if text.isEmpty { return subject }
        let ideas = TextSigns.read(text, isBare: false) { false }
        guard StopRequest.business(in: text) == nil else { return nil }
        if StopRequest.find(in: text) != nil { return subject }
        if ideas.signs.contains(where: { $0.place == .ride || $0.author == .person && $0.place == .question }) {
            return nil
        }
        let isProgram = ideas.signs.contains { $0.author == .machine }
        if isProgram { return subject }
        guard !SubjectPrefix.isReply(subject), !ideas.asks else { return nil }
        return text.utf8.count <= Triage.shortest ? subject : nil
    }

    /// Octets of a text that adds nothing to a subject: a greeting, a name, a program's line.
    private static let shortest = 160

    private func formMessage(_ form: FormReading, _ reply: ReplyText) -> Understanding {
        Understanding(
            kind: .form, why: form.signs.isEmpty ? ["form fields"] : form.signs, reply: reply,
            replyAddress: form.replyAddress, form: form, lead: form.facts
        )
    }

    private func automatic(_ message: Message, _ reply: ReplyText, _ why: [String]) -> Understanding {
        var found = Understanding(kind: .autoResponse, why: why, reply: reply)
        found.autoResponse = AutoResponseReading(returnDate: returnDate(message, reply))
        found.originalMessageIDs = message.inReplyTo + message.references
        return found
    }

    /// The day a note's writer is back, by subject or text.
    private func returnDate(_ message: Message, _ reply: ReplyText) -> String? {
        let written = message.date ?? MailDate(date: context.now)
        guard let day = Day(iso8601: written.iso8601) else { return nil }
        let texts = [message.subject ?? "", reply.newText]
        return ReturnDate.find(in: texts, written: day, monthFirst: context.defaultCountry == "US")
    }

    private func unsubscription(_ message: Message, _ reply: ReplyText, _ words: String) -> Understanding {
        Understanding(
            kind: .unsubscribe, why: ["stop request \"\(words)\""], reply: reply,
            originalMessageIDs: message.inReplyTo + message.references, stopRequest: words
        )
    }

    private func personal(_ message: Message, _ reply: ReplyText, _ signs: SignBalance) -> Understanding {
        let client = ForwardedClient(in: reply) { ReplyAddress.isOwn($0, context) }
        let answer = client == nil ? answerSign(message, reply) : nil
        let isEmpty =
            reply.text.isEmpty && client == nil && (message.subject ?? "").isEmpty && message.attachments.isEmpty
        let kind: MessageKind = isEmpty ? .unknown : answer != nil ? .reply : .inquiry
        var found = Understanding(kind: kind, why: signs.why { _ in true }, reply: reply)
        if let answer { found.why.append(answer) }
        found.forwarded = reply.isForwarded ? reply.wrapped : nil
        found.replyAddress = ReplyAddress.choose(for: message, context: context)
        found.lead = leads.facts(in: message, reply: ForwardedClient.narrowed(reply, to: client))
        if let client {
            found.why.append("forwards another person's message")
            // The assistant is answered, or the client when the assistant is one of ours.
            let address = client.mailbox?.address.flatMap { context.mayBeLead($0) ? $0 : nil }
            found.replyAddress = found.replyAddress ?? address
        }
        found.originalMessageIDs = message.inReplyTo + message.references
        return found
    }

    /// Why a message is an answer; nil when it begins something.
    private func answerSign(_ message: Message, _ reply: ReplyText) -> String? {
        // Only mail of ours is forwarded: the person shows it to us and answers it.
        if reply.isForwarded, reply.wrapped != nil { return "forwards a message of ours" }
        return answers(message) ? "answers a message" : nil
    }
}
