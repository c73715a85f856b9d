import MIME

/// Any octets as HTML: rendering ends and is not larger than a few times its input.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let html = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    precondition(HTMLText.render(html).utf8.count <= 16 * html.utf8.count + 64)
    return 0
}
