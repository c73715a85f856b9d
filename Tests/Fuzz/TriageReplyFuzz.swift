import Leads
import MIME

/// Any octets as a body, plain, as rendered HTML and as HTML: no trap, the new text is never longer than the body, and
/// a stop request is only found in it.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    for (body, isRendered) in [(text, false), (text, true), (HTMLText.render(text), true)] {
        let found = ReplyReader(text: body, isRendered: isRendered).read()
        precondition(found.newText.utf8.count <= body.utf8.count)
        precondition(!found.newText.isEmpty || StopRequest.find(in: found.newText) == nil)
    }
    return 0
}
