import FoundationEssentials
import Leads
import MIME

/// A sender in the first line, a subject in the second, the text below: the facts are read without a trap, and read
/// again they are the same.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    let from = Mailbox.list(lines.first ?? "").first
    let subject = lines.count > 1 ? lines[1] : nil
    let body = lines.count > 2 ? lines[2] : text
    let context = ReadingContext(
        timeZone: TimeZone(secondsFromGMT: -18_000) ?? .gmt, defaultCountry: count % 3 == 0 ? "DE" : "US",
        now: Date(timeIntervalSince1970: 1_795_014_000), ownDomains: ["limo.example"]
    )
    let reader = LeadReader(context: context)
    let reply = ReplyReader(text: body, subject: subject).read()
    let facts = reader.facts(from: from, subject: subject, reply: reply)
    precondition(facts == reader.facts(from: from, subject: subject, reply: reply))
    return 0
}
