import MIME

/// Any octets as a message: everything that can be asked of it is asked.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let message = Message(Array(UnsafeBufferPointer(start: start, count: count)))
    for leaf in message.leaves {
        precondition(leaf.encodedBody.count <= count)
        _ = leaf.isText ? leaf.text().utf8.count : leaf.decodedBytes().count
        _ = (leaf.filename, leaf.role, leaf.contentID)
    }
    for field in message.header.fields { _ = (field.name, field.body) }
    _ = (
        message.from, message.to, message.date, message.messageID, message.references, message.textWithAttachedMessages
    )
    _ = (message.readableText, message.attachments, message.defects, message.embeddedFiles)
    _ = (message.deliveryReport?.recipients.map(\.status), message.feedbackReport?.originalRecipients)
    return 0
}
