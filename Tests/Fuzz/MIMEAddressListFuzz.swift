import MIME
import MailTypes

/// Any octets as an address list.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    for mailbox in Mailbox.list(text) where mailbox.address != nil {
        precondition(mailbox.rawAddress == mailbox.address?.description)
    }
    return 0
}
