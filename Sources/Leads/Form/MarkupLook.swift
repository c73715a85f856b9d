/// What the attributes of an element make of its words, as far as it tells labels from answers.
struct MarkupLook {
    private(set) var isBold = false
    private(set) var isHidden = false
    /// Whether line ends are kept.
    private(set) var isPreformatted = false

    /// Nothing special.
    init() {}

    /// Reads the octets between the name of a tag and its end.
    init(_ attributes: ArraySlice<UInt8>) {
        guard attributes.contains(UInt8(ascii: "=")) else { return }
        let text = attributes.lazy.filter { $0 > 0x20 }.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
        let octets = Array(text)
        isBold =
            MarkupLook.bold.contains { MarkupLook.place(of: $0, in: octets) != nil } || MarkupLook.namesLabel(octets)
        isHidden = MarkupLook.place(of: MarkupLook.hidden, in: octets) != nil
        isPreformatted = MarkupLook.place(of: MarkupLook.preformatted, in: octets) != nil
    }

    private static let bold = ["font-weight:bold", "font-weight:6", "font-weight:7", "font-weight:8"].map {
        Array($0.utf8)
    }
    private static let hidden = Array("display:none".utf8)
    private static let preformatted = Array("white-space:pre".utf8)
    private static let classes = Array("class=".utf8)
    private static let labels = ["label", "question", "fieldname", "field-name", "field_name"].map { Array($0.utf8) }
    private static let column = Array("column".utf8)

    /// QUIRK: hand-made mailers tell labels by a class alone: `<div class="label">`.
    private static func namesLabel(_ octets: [UInt8]) -> Bool {
        guard let start = place(of: classes, in: octets) else { return false }
        let value = octets[(start + classes.count)...].drop { $0 == 0x22 || $0 == 0x27 }.prefix {
            $0 != 0x22 && $0 != 0x27
        }
        let name = value.suffix(column.count).elementsEqual(column) ? value.dropLast(column.count) : value
        return labels.contains { name.starts(with: $0) || name.suffix($0.count).elementsEqual($0) }
    }

    private static func place(of mark: [UInt8], in octets: [UInt8]) -> Int? {
        guard octets.count >= mark.count, let first = mark.first else { return nil }
        for index in 0...(octets.count - mark.count) where octets[index] == first {
            if octets[index..<(index + mark.count)].elementsEqual(mark) { return index }
        }
        return nil
    }
}
