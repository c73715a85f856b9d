import FoundationEssentials
import Leads
import MIME
import MailTypes

private let reader = LeadReader(
    context: ReadingContext(
        timeZone: .gmt, now: Date(timeIntervalSince1970: 1_788_000_000), ownDomains: ["limo.example"])
)

/// Any octets as the body of a form mailer's message: no trap in the reader of forms, whichever notation the first octet
/// chooses, and never an answer to an address of the business.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: start, count: count))
    let types = ["text/plain", "text/html", "application/json", "application/xml", "text/csv", "text/plain"]
    let type = types[Int(octets.first ?? 0) % types.count]
    let header =
        "From: Site <wordpress@host.example>\r\nSubject: New contact form submission\r\nContent-Type: \(type); charset=utf-8\r\n\r\n"
    let found = reader.form(in: Message(Array(header.utf8) + octets.dropFirst()))
    precondition(found?.replyAddress?.domain.lowercased() != "limo.example")
    return 0
}
