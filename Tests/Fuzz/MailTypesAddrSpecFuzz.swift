import MailTypes

/// Any octets as an addr-spec: no trap, and what is read prints to something that reads as the same.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    guard let address = AddrSpec(text) else { return 0 }
    precondition(AddrSpec(address.description)?.comparisonKey == address.comparisonKey)
    return 0
}
