import MailTypes

/// Any octets as a date: no trap, and what is read prints to something that reads as the same moment.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    _ = MessageID.list(text)
    guard let date = MailDate(text) else { return 0 }
    precondition(MailDate(date.rfc5322) == date)
    return 0
}
