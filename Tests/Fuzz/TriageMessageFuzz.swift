import FoundationEssentials
import Leads
import MIME
import MailTypes

private let triage = Triage(
    context: ReadingContext(timeZone: .gmt, now: Date(timeIntervalSince1970: 1_788_000_000)), rules: .none
)

/// Any octets as a message: no trap in triage, and what is said of a robot is never an answer to it.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let message = Message(Array(UnsafeBufferPointer(start: start, count: count)))
    let found = triage.understand(message)
    precondition(found.kind.isPersonal || found.replyAddress == nil)
    return 0
}
