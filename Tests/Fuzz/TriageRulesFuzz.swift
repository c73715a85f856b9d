import Leads

/// The octets before the first empty line as rules, those after it as a diagnostic: no trap, faults only as errors.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    guard let rules = try? BounceRules(parsing: text) else { return 0 }
    let diagnostic = FoldedText(text, limit: BounceRules.longestDiagnostic)
    let codes = DeliveryCodes(in: diagnostic)
    _ = rules.verdict(on: BounceEvidence(diagnostic: diagnostic, status: codes.status, replyCode: codes.reply))
    return 0
}
