import Leads
import Testing

/// What is new in a reply.
struct ReplyReaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let reply: String
        var newText: String?
        var testDescription: String { name }
    }

    @Test(arguments: cases)
    func reply(_ sample: Case) {
        let found = ReplyReader(text: sample.text).read()
        #expect(found.text == sample.reply)
        #expect(found.newText == sample.newText ?? sample.reply)
    }

    static let cases: [Case] = [
        Case(name: "no quotation", text: "Yes, 6 pm.\n\nSee you", reply: "Yes, 6 pm.\n\nSee you"),
        Case(
            name: "Gmail",
            text: "Yes.\n\nOn Fri, Sep 4, 2026 at 9:00 AM Office <o@limo.example> wrote:\n\n> Is 6 fine?", reply: "Yes."
        ),
        Case(
            name: "folded twice",
            text: "Yes.\n\nOn Fri, Sep 4, 2026 at 9:00 AM, A Very Long Office Name\n<o@limo.example>\nwrote:\n> q",
            reply: "Yes."),
        Case(
            name: "Outlook mobile, unmarked",
            text: "Yes.\n\nOn Fri, Sep 4, 2026, Office <o@limo.example> wrote:\nIs 6 fine?\nRegards", reply: "Yes."),
        Case(
            name: "Outlook",
            text: "Yes.\n\nFrom: Office [mailto:o@limo.example]\nSent: Friday\nTo: Me\nSubject: Re: Ride\n\nIs 6 fine?",
            reply: "Yes."),
        Case(
            name: "divider", text: "Ja.\n\n-----Ursprüngliche Nachricht-----\nVon: Büro\nGesendet: heute\n\nFrage",
            reply: "Ja."),
        Case(
            name: "German", text: "Ja.\n\nAm 04.09.2026 um 09:00 schrieb Büro <o@limo.example>:\n> Frage", reply: "Ja."),
        Case(
            name: "French", text: "Oui.\n\nLe ven. 4 sept. 2026 à 09:00, Bureau <o@limo.example> a écrit :\n> q",
            reply: "Oui."),
        Case(
            name: "Spanish", text: "Sí.\n\nEl vie, 4 sept 2026 a las 9:00, Oficina (<o@limo.example>) escribió:\n> q",
            reply: "Sí."),
        Case(
            name: "Italian",
            text: "Sì.\n\nIl giorno ven 4 set 2026 alle ore 09:00 Ufficio <o@limo.example> ha scritto:\n> q",
            reply: "Sì."),
        Case(
            name: "Portuguese",
            text: "Sim.\n\nEm sex., 4 de set. de 2026 às 09:00, Casa <o@limo.example> escreveu:\n> q", reply: "Sim."),
        Case(
            name: "Dutch", text: "Ja.\n\nOp vr 4 sep. 2026 om 09:00 schreef Kantoor <o@limo.example>:\n> q",
            reply: "Ja."),
        Case(
            name: "Polish", text: "Tak.\n\npt., 4 wrz 2026 o 09:00 Biuro <o@limo.example> napisał(a):\n> q",
            reply: "Tak."),
        Case(
            name: "Swedish", text: "Ja.\n\nDen fre 4 sep. 2026 kl 09:00 skrev Kontor <o@limo.example>:\n> q",
            reply: "Ja."),
        Case(name: "Russian", text: "Да.\n\nпт, 4 сент. 2026 г. в 09:00, Офис <o@limo.example>:\n> q", reply: "Да."),
        Case(name: "Russian verb", text: "Да.\n\n04.09.2026 09:00, Офис пишет:\n> q", reply: "Да."),
        Case(name: "Japanese", text: "はい。\n\n2026年9月4日(金) 9:00 事務所 <o@limo.example>:\n> q", reply: "はい。"),
        Case(name: "Chinese", text: "好的。\n\n在 2026年9月4日，上午9:00，办公室 <o@limo.example> 写道：\n> q", reply: "好的。"),
        Case(name: "telephone", text: "Yes.\n\nSent from my iPhone", reply: "Yes."),
        Case(name: "signature", text: "Yes.\n\n-- \nDana\n555-0100", reply: "Yes."),
        Case(
            name: "formal closing", text: "Yes, please.\n\nBest regards,\nDana Whitfield\nACME Inc.",
            reply: "Yes, please."),
        Case(name: "short thanks stay", text: "Yes.\n\nThanks,\nDana", reply: "Yes.\n\nThanks,\nDana"),
        Case(
            name: "disclaimer", text: "Yes.\n\nThis e-mail and any attachments are confidential. Do not read it.",
            reply: "Yes."),
        Case(
            name: "below the quotation",
            text: "On Fri, Sep 4, 2026 Office <o@limo.example> wrote:\n> Is 6 fine?\n\nYes it is.", reply: "Yes it is."),
        Case(
            name: "between", text: "Hi\n> Is 6 fine?\nYes\n> Which terminal?\nFour",
            reply: "Hi\n> Is 6 fine?\nYes\n> Which terminal?\nFour", newText: "Hi\nYes\nFour"
        ),
        Case(
            name: "above and below", text: "Hello\n\nOn Fri, Sep 4, 2026 Office <o@limo.example> wrote:\n> q\n\nBye",
            reply: "Hello\n\nBye"
        ),
        Case(name: "only a quotation", text: "> Is 6 fine?", reply: "> Is 6 fine?", newText: "Is 6 fine?"),
        Case(
            name: "all of it quoted", text: "> A car to Rye, please.\n>\n> Ann\n> -- \n> 555-0100",
            reply: "> A car to Rye, please.\n>\n> Ann\n> --\n> 555-0100", newText: "A car to Rye, please.\n\nAnn"),
        // What looks like a header or an introduction and is none.
        Case(
            name: "a trip", text: "From: JFK\nTo: Midtown\nDate: May 4\nTwo of us",
            reply: "From: JFK\nTo: Midtown\nDate: May 4\nTwo of us"),
        Case(
            name: "on this day", text: "On May 4 we marry:\nthe cars must shine.",
            reply: "On May 4 we marry:\nthe cars must shine."),
        Case(name: "dash in a line", text: "A fix -- no signature.\n\nbye", reply: "A fix -- no signature.\n\nbye"),
        Case(
            name: "sent from as prose", text: "Sent from New York to Boston?\nHow much is it?",
            reply: "Sent from New York to Boston?\nHow much is it?"),
        Case(
            name: "warning banner", text: "CAUTION: This email originated from outside.\n\nA car, please.",
            reply: "A car, please."),
        Case(name: "empty", text: "", reply: ""),
    ]

    @Test
    func blockQuotationsWithoutIntroductionStay() {
        let rendered = "Reply\n> Regular\nOn 11-Apr-2026, at 6:54 PM, Bob <b@x.example> wrote:\n> Nested"
        #expect(ReplyReader(text: rendered, isRendered: true).read().text == "Reply\nRegular")
    }

    @Test
    func takesOutWhatWasForwarded() {
        let text =
            "FYI\n\nAnfang der weitergeleiteten Nachricht:\n\n> Von: Lena <l@x.example>\n> Betreff: Auto\n>\n> Bitte ein Auto.\n\nGruß"
        let found = ReplyReader(text: text).read()
        #expect(found.isForwarded)
        #expect(found.wrapped == WrappedMessage(from: "Lena <l@x.example>", subject: "Auto", text: "Bitte ein Auto."))
    }

    /// A quotation without a word above it: sent on by somebody, or our own in an answer that came back empty.
    @Test(arguments: [
        ("On May 1, 2027 at 5:00 PM Jane Poole <jane@poole.example> wrote:\n> A car, please.", "ride", true),
        ("On May 1, 2027 at 5:00 PM Jane Poole wrote:\n\n> A car, please.", nil, true),
        ("On May 1, 2027 at 5:00 PM Jane Poole <jane@poole.example> wrote:\n> A car, please.", "Re: ride", false),
        ("> A car, please.", "Re: ride", false),
    ])
    func nothingButAQuotation(_ text: String, _ subject: String?, _ isForwarded: Bool) {
        let found = ReplyReader(text: text, subject: subject).read()
        #expect(found.newText == "")
        #expect(found.isForwarded == isForwarded)
        #expect(found.wrapped?.text == "A car, please.")
    }

    @Test
    func theSubjectTellsAForwardFromAReply() {
        let text = "See below.\n\nFrom: Lena <l@x.example>\nSent: today\nSubject: Car\n\nA car, please."
        #expect(ReplyReader(text: text, subject: "FW: Car").read().isForwarded)
        #expect(!ReplyReader(text: text, subject: "RE: Car").read().isForwarded)
    }

    @Test(arguments: [
        "> q\ntext\n", "On Mon, 3 May <\n", "From: x\nTo: y\n", "> q\n---\n", "\n-Jane\n", "best regards\nJ\n", ">",
        "=====\nx\n", "\n", "On ", "On May 4, 2027 J <a@b.c> wrote:\n", "a@b.c wrote:\n\n", "| x\n", "> | ",
        "From: a@b.c\n",
        "--- Forwarded message ---\n", "-----Original Message-----\n\n", "--\nx\n", "--\n", "____\nJane Doe\n",
        "-- \n--\n", "@ <", "1:", "Sent from my iPhone\n",
    ])
    func timeIsLinear(_ unit: String) {
        Self.expectLinear { ReplyReader(text: String(repeating: unit, count: $0 / unit.utf8.count)).read() }
    }

    @Test(arguments: [
        "<blockquote type=cite>", "<div class=gmail_quote>a", "<div id=divRplyFwdMsg>a",
        "<div class=yahoo_quoted>a</div>",
        "<div class=signature>x", "<div class=moz-cite-prefix>x</div>",
        "<div style='border-top:solid #aaa'>From: x<br>",
        "<blockquote>", "</blockquote>", "\u{f0001}<br>",
    ])
    func timeIsLinearInMarkup(_ unit: String) {
        Self.expectLinear { ReplyReader(html: String(repeating: unit, count: $0 / unit.utf8.count)).read() }
    }

    /// Ten times the text may take thirty times as long on a busy machine, never a hundred times.
    private static func expectLinear(_ read: (Int) -> ReplyText) {
        func duration(_ octets: Int) -> Duration { ProcessorClock().measure { _ = read(octets) } }
        _ = duration(2_000)
        let small = duration(8_000)
        #expect(duration(80_000) < max(small * 40, .milliseconds(500)))
    }

    @Test(arguments: [
        ("Re: AW: [List] Car", "car", true, false), ("Fwd: Car", "car", false, true), ("Re[2]: x", "x", true, false),
        ("Meeting: today", "meeting: today", false, false), ("回复：车", "车", true, false), ("", "", false, false),
    ])
    func subjects(_ subject: String, _ bare: String, _ isReply: Bool, _ isForward: Bool) {
        #expect(SubjectPrefix.bare(subject) == bare)
        #expect(SubjectPrefix.isReply(subject) == isReply)
        #expect(SubjectPrefix.isForward(subject) == isForward)
    }
}
