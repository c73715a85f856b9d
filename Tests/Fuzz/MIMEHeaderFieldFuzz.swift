import MIME
import MailTypes

/// Any octets as the body of each kind of field: no trap, and what is read prints to something that reads as the same.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: start, count: count))
    let text = String(decoding: octets, as: UTF8.self)
    for mailbox in Mailbox.list(text) where mailbox.address != nil {
        precondition(mailbox.rawAddress == mailbox.address?.description)
    }
    if let address = AddrSpec(mailbox: text) {
        precondition(AddrSpec(address.description)?.comparisonKey == address.comparisonKey)
    }
    if let date = MailDate(text) { precondition(MailDate(date.rfc5322) == date) }
    precondition(MessageID.list(text).count <= MessageID.maximumListed)
    if let type = MediaType(text: text) { _ = (type.description, type.parameters.all.map(\.value)) }
    // The octets as they are: encoded words, raw 8-bit characters, folds.
    for field in Header(Array("Subject: ".utf8) + octets).fields {
        _ = (field.body, field.unfoldedBody, field.mailboxes)
    }
    return 0
}
