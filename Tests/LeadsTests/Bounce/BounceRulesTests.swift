import Leads
import Testing

/// The shipped rules, family by family, and what a rules file must look like.
struct BounceRulesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        var status: String?
        var command: SMTPPhase?
        var type: String?
        var mailer: String?
        let reason: BounceReason
        var testDescription: String { "\(text) \(status ?? "") → \(reason)" }
    }

    @Test(arguments: cases)
    func reason(_ sample: Case) throws {
        let folded = FoldedText(sample.text)
        let codes = DeliveryCodes(in: folded)
        let evidence = BounceEvidence(
            diagnostic: folded, status: sample.status ?? codes.status, replyCode: codes.reply, command: sample.command,
            mailer: sample.mailer, diagnosticType: sample.type
        )
        let verdict = try TriageSamples.rules().verdict(on: evidence)
        #expect(verdict.reason == sample.reason, "\(verdict.rule?.description ?? "no rule")")
    }

    static let cases: [Case] = [
        // An unknown user is believed only of RCPT or with an address status; otherwise a filter said so.
        Case(text: "550 5.1.1 <a@b.c>: User unknown", reason: .userunknown),
        Case(text: "550 no such user here", command: .rcpt, reason: .userunknown),
        Case(text: "550 no such user here", command: .data, reason: .filtered),
        Case(text: "550 5.2.1 user unknown", reason: .filtered),
        Case(
            text: "554 5.7.1 <a@b.c>: Recipient address rejected: Access denied", command: .rcpt, reason: .userunknown),
        Case(
            text: "550 5.7.25 <a@b.c>: Recipient address rejected: Reverse DNS failed", command: .rcpt,
            reason: .requireptr),
        Case(text: "552 5.2.2 Mailbox full", reason: .mailboxfull),
        Case(text: "the mailbox of this person is over its quota", reason: .mailboxfull),
        Case(text: "552 Message size exceeds fixed limit", reason: .mesgtoobig),
        Case(text: "550 5.2.3 message too large for this recipient", reason: .exceedlimit),
        Case(text: "525 5.7.13 Disabled recipient address", reason: .suspend),
        Case(text: "550 5.1.6 recipient no longer on server", reason: .hasmoved),
        Case(text: "554 5.7.1 <a@b.c>: Relay access denied", command: .rcpt, reason: .norelaying),
        Case(
            text: "550 5.7.26 unauthenticated email is not accepted due to domain's DMARC policy", reason: .authfailure),
        Case(text: "501 5.1.8 Sender address rejected", reason: .rejected),
        Case(text: "550 5.7.1 Access denied", command: .mail, reason: .rejected),
        Case(text: "550 5.7.1 Access denied", reason: .securityerror),
        Case(text: "550 5.1.2 Host unknown", reason: .hostunknown),
        Case(text: "domain returned Null MX", reason: .notaccept),
        Case(text: "554 5.7.1 Message content rejected, UBE, id=1", reason: .spamdetected),
        Case(text: "554 5.7.1 Client host blocked using zen.spamhaus.org", reason: .blocked),
        Case(text: "421 4.7.0 too many connections from your host", reason: .toomanyconn),
        Case(text: "554 5.4.6 Too many hops", reason: .networkerror),
        Case(text: "connect to b.c[192.0.2.1]:25: Connection timed out", status: "4.4.1", reason: .expired),
        Case(text: "550 Virus Detected; Content Rejected", reason: .virusdetected),
        Case(text: "127", status: "5.0.0", type: "x-unix", reason: .mailererror),
        Case(text: "Unknown user: a@b.c", mailer: "imail", reason: .userunknown),
        Case(text: "552 5.6.0 Headers too large", reason: .contenterror),
        // Two halves of a rule too far apart belong to two sentences.
        Case(
            text: "our users are safe. " + String(repeating: "word ", count: 30) + "the door is locked", reason: .onhold
        ),
        Case(text: "something nobody has ever said", reason: .onhold),
        Case(text: "", reason: .undefined),
    ]

    @Test(arguments: [
        ("userunknown\tany\tuser unknown", "3 columns"),
        ("nosuchreason\tany\tuser unknown\tx\t-", "unknown reason"),
        ("blocked\tcommand=HELLO\tx y z\tx\t-", "cannot read the condition"),
        ("blocked\twhen=x\tx y z\tx\t-", "cannot read the condition"),
        ("blocked\tany\tab\tx\t-", "less than 3 octets"),
        ("blocked\t\tabc\tx\t-", "no condition"),
    ])
    func faults(_ line: String, _ problem: String) {
        do throws(BounceRuleFaults) {
            _ = try BounceRules(parsing: "# comment\n\n" + line)
            Issue.record("no fault")
        } catch {
            #expect(error.faults.count == 1)
            #expect(error.faults.first?.line == 3)
            #expect(error.description.contains(problem))
        }
    }

    @Test
    func everyFaultIsListed() {
        do throws(BounceRuleFaults) {
            _ = try BounceRules(parsing: "x\ny\nblocked\tany\tabc\tz\t-\nw")
            Issue.record("no fault")
        } catch {
            #expect(error.faults.map(\.line) == [1, 2, 4])
        }
    }

    @Test
    func theFirstRuleThatFitsDecidesAndIsNamed() throws {
        let rules = try BounceRules(
            parsing: "=k\tany\tabc\tx\t-\nblocked\tclass=k command!=DATA\t-\tA\t-\nexpired\tany\tabc\tB\t-")
        let text = FoldedText("abc")
        let other = rules.verdict(on: BounceEvidence(diagnostic: text))
        #expect(other.reason == .blocked)
        #expect(other.rule?.description == "bounces.tsv:2 by bounces.tsv:1 (A)")
        let data = rules.verdict(on: BounceEvidence(diagnostic: text, command: .data))
        #expect(data.reason == .expired)
        #expect(data.rule?.description == "bounces.tsv:3 \"abc\" (B)")
    }

    @Test(
        arguments: [
            ("550 5.1.1 user unknown", "550", "5.1.1"), ("said: 452-4.2.2 full", "452", "4.2.2"),
            ("554 4.4.7 expired <421 4.4.2 timed out>", "554", "4.4.2"), ("sorry (#5.1.2)", nil, "5.1.2"),
            ("host 10.5.1.1[5.1.1.25] said", nil, nil), ("version 4.16.55.1", nil, nil), ("Mailman 2.0.12", nil, nil),
            ("size 5500 limit 550000", nil, nil), ("550-5.7.1 a 550 5.7.26 b", "550", "5.7.26"), ("", nil, nil),
        ] as [(String, String?, String?)])
    func codes(_ text: String, _ reply: String?, _ status: String?) {
        let codes = DeliveryCodes(in: FoldedText(text))
        #expect(codes.reply == reply)
        #expect(codes.status == status)
    }
}
