import FoundationEssentials
import Leads
import MIME
import MailTypes

/// Any octets as received mail: a verdict, a form, a lead and a bounce may be read from it, and none of it traps.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let message = Message(Array(UnsafeBufferPointer(start: start, count: count)))
    let understanding = triage.understand(message)
    _ = InspectReport(file: "fuzz", message: message, understanding: understanding) { "\($0.count)" }
    return 0
}

private let triage = Triage(
    context: ReadingContext(
        timeZone: TimeZone(secondsFromGMT: -18_000) ?? .gmt, now: Date(timeIntervalSince1970: 1_800_000_000),
        ownAddresses: ["info@lakeside.example"], ownDomains: ["lakeside.example"]
    ),
    rules: .none
)
