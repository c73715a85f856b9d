/// Which signs a line's octets hold: tells cheaply which ways of setting a label off are out of the question.
///
/// It may say that a sign is there when another one is, never the reverse.
struct LineMarks {
    private(set) var hasColon = false
    private(set) var hasEquals = false
    private(set) var hasDash = false
    /// A tab, two blanks in a row, an ideographic space.
    private(set) var hasGap = false
    private(set) var hasQuestionMark = false

    init(_ text: String) {
        var previous: UInt8 = 0
        for octet in text.utf8 {
            switch octet {
            case UInt8(ascii: ":"): hasColon = true
            case UInt8(ascii: "="), UInt8(ascii: "|"): hasEquals = true
            case UInt8(ascii: "-"): hasDash = true
            case UInt8(ascii: "\t"): hasGap = true
            case UInt8(ascii: " "): hasGap = hasGap || previous == UInt8(ascii: " ")
            case UInt8(ascii: "?"): hasQuestionMark = true
            // The first octet of arrows, dashes, full-width signs and the ideographic space.
            case 0xe2:
                hasEquals = true
                hasDash = true
            case 0xe3: hasGap = true
            case 0xef:
                hasColon = true
                hasEquals = true
                hasQuestionMark = true
            default: break
            }
            previous = octet
        }
    }
}
