/// Puts styles on the elements of an HTML fragment, because several mail programs read no style sheet.
enum InlineStyles {
    /// Element and style, for exactly what cmark writes.
    private static let styles: [(open: String, styled: String)] = [
        ("<p>", #"<p style="margin:0 0 16px 0;">"#),
        ("<ul>", #"<ul style="margin:0 0 16px 0;padding:0 0 0 22px;">"#),
        ("<ol>", #"<ol style="margin:0 0 16px 0;padding:0 0 0 22px;">"#),
        ("<li>", #"<li style="margin:0 0 6px 0;">"#),
        ("<h1>", #"<h1 style="margin:0 0 16px 0;font-size:22px;line-height:1.3;">"#),
        ("<h2>", #"<h2 style="margin:24px 0 10px 0;font-size:18px;line-height:1.3;">"#),
        ("<h3>", #"<h3 style="margin:20px 0 8px 0;font-size:16px;line-height:1.3;">"#),
        ("<blockquote>", #"<blockquote style="margin:0 0 16px 0;padding:0 0 0 14px;border-left:3px solid #c9a24b;">"#),
        ("<hr />", #"<hr style="margin:24px 0;border:0;border-top:1px solid #d9d9d9;" />"#),
        ("<a href=", #"<a class="link" style="color:#8a6414;" href="#),
    ]

    /// The fragment with styles. cmark escapes every `<` of the text, so a `<p>` in it is always cmark's own.
    static func apply(to fragment: String) -> String {
        let octets = Array(fragment.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(octets.count * 2)
        var index = 0
        while index < octets.count {
            if octets[index] == UInt8(ascii: "<"), let match = table.first(where: { starts(octets, index, $0.open) }) {
                result += match.styled
                index += match.open.count
            } else {
                result.append(octets[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let table = styles.map { (open: Array($0.open.utf8), styled: Array($0.styled.utf8)) }

    private static func starts(_ octets: [UInt8], _ index: Int, _ needle: [UInt8]) -> Bool {
        index + needle.count <= octets.count && octets[index..<index + needle.count].elementsEqual(needle)
    }
}
