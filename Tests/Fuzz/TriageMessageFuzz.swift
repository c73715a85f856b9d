import FoundationEssentials
import Leads
import MIME
import MailTypes

private let triage = Triage(
    context: ReadingContext(
        timeZone: .gmt, now: Date(timeIntervalSince1970: 1_788_000_000), ownAddresses: ["office@limo.example"]
    ),
    rules: .none
)

/// Any octets as a message, with and without an envelope: no trap in triage; nobody answers a robot; what is no
/// person's message says why; a day of return is a day.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let message = Message(Array(UnsafeBufferPointer(start: start, count: count)))
    let bounced = Envelope(reversePath: .null, forwardPaths: [], arrival: Date(timeIntervalSince1970: 1_788_000_000))
    for envelope in [nil, bounced] {
        let found = triage.understand(message, envelope: envelope)
        precondition(found.kind.isPersonal || found.replyAddress == nil)
        precondition(found.kind.isPersonal || !found.why.isEmpty)
        precondition(found.autoResponse?.returnDate.map { $0.utf8.count == 10 } ?? true)
    }
    return 0
}
