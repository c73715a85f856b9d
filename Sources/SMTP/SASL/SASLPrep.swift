import Foundation

/// Brings a user name or password into the one form both ends hash (RFC 4013 §2).
///
/// ASCII, which is nearly all there is, passes as it is. The rule of bidirectional text and the list of code points
/// unassigned in Unicode 3.2 are not applied: they refuse passwords, they never change one.
enum SASLPrep {
    /// The prepared text; nil when it holds what none may hold, such as a control character, or nothing.
    static func prepare(_ text: String) -> String? {
        guard !text.isEmpty else { return nil }
        if text.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) { return text }
        var mapped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isMappedToNothing(scalar) {
            mapped.append(scalar.properties.generalCategory == .spaceSeparator ? " " : scalar)
        }
        // RFC 4013 §2.2: normalisation form KC.
        let normalised = String(mapped).precomposedStringWithCompatibilityMapping
        guard !normalised.isEmpty, normalised.unicodeScalars.allSatisfy(isAllowed) else { return nil }
        return normalised
    }

    /// RFC 3454 table B.1: what leaves no mark on paper.
    private static func isMappedToNothing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xad, 0x34f, 0x1806, 0x180b...0x180d, 0x200b...0x200d, 0x2060, 0xfe00...0xfe0f, 0xfeff: true
        default: false
        }
    }

    /// RFC 4013 §2.3, by general category where RFC 3454 lists the members of one.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .privateUse, .surrogate, .format, .lineSeparator, .paragraphSeparator: false
        default: !scalar.properties.isNoncharacterCodePoint && !(0xfff9...0xfffd).contains(scalar.value)
        }
    }
}
