import FoundationEssentials
import Leads
import MIME
import MailTypes

/// One rule of each kind: a class, one that asks for it, two texts with a gap, codes alone.
private let rules =
    (try? BounceRules(
        parsing: """
            =user\tany\tuser unknown\tx\t-
            userunknown\tclass=user command!=DATA\t-\tx\t-
            mailboxfull\tany\tmailbox … full\tx\t-
            blocked\tstatus=5.7.*\t-\tx\t-
            """)) ?? .none

private let triage = Triage(
    context: ReadingContext(timeZone: .gmt, now: Date(timeIntervalSince1970: 1_788_000_000)), rules: rules
)

/// Any octets as the body of a mailer daemon's report: no trap, and what is kept of it stays within its limits.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let header = "From: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\n\r\ncould not be delivered\r\n\r\n"
    let message = Message(Array(header.utf8) + UnsafeBufferPointer(start: start, count: count))
    let found = triage.understand(message)
    precondition(found.bounces.count <= 1000)
    for bounce in found.bounces {
        precondition(bounce.rule == nil || bounce.unread == nil)
        precondition((bounce.unread?.count ?? 0) <= BounceRules.longestDiagnostic)
    }
    return 0
}
