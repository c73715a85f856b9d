import FoundationEssentials
import MIME
import MailTypes

/// Any text as every value of a draft: what is written reads back with the fields we wrote and no other.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let address = AddrSpec(localPart: "desk", domain: "limo.example")
    let draft = MessageDraft(
        from: Mailbox(displayName: text, address: address), to: [Mailbox(displayName: text, address: address)],
        subject: text, date: MailDate(date: Date(timeIntervalSince1970: 0)),
        messageID: MessageID(unique: "1", domain: "limo.example"), extraFields: [("X-Note", text)], text: text,
        html: text
    )
    guard let octets = try? draft.compose() else { return 0 }
    let message = Message(octets)
    precondition(message.header.fields.count == 8, "a field too many or too few")
    precondition(
        octets.split(separator: UInt8(ascii: "\n")).allSatisfy { $0.count <= 999 && $0.last == UInt8(ascii: "\r") })
    precondition(message.root.children.count == 2 && message.to.map(\.address) == [address])
    return 0
}
