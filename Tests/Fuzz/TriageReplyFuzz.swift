import Leads

/// Any octets as a body: no trap, and the new text is never longer than the body.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    for isRendered in [false, true] {
        let found = ReplyReader(text: text, isRendered: isRendered).read()
        precondition(found.newText.utf8.count <= text.utf8.count)
    }
    return 0
}
