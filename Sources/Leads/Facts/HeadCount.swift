/// How many people one place of a text tells, and how surely it tells of the whole party.
struct HeadCount: Sendable {
    enum Strength: Int, Comparable, Sendable {
        /// `pick up my mother`
        case single
        /// `my wife and I`: heads that are named, not counted.
        case named
        /// `8 adults and 2 kids`, `party of 6`
        case counted
        /// `so 36 in all`, `7 of us`
        case total
        /// `22 now, not 18`
        case corrected

        static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
    }

    var value: Int
    var range: Range<Int>
    var strength: Strength
}
