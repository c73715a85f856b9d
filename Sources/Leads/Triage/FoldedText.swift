/// Text made ready for comparison with the phrases of our rules: lower case, each run of white space one space,
/// typographic apostrophes and dashes plain, invisible characters gone; on request without accents.
///
/// Kept as UTF-8 octets because every search over it is over octets; folding is one pass.
package struct FoldedText: Sendable {
    package let octets: [UInt8]

    /// Folds at most `limit` octets of `text`; what a rule looks for stands at the beginning of what mailers print.
    ///
    /// - Parameter withoutAccents: `é` becomes `e`, `ß` `ss`, `ё` `е`: people type as they can, phrases fold alike.
    package init(_ text: some StringProtocol, limit: Int = .max, withoutAccents: Bool = false) {
        var folded: [UInt8] = []
        folded.reserveCapacity(min(limit, text.utf8.count))
        var wantsSpace = false
        for scalar in text.unicodeScalars {
            if folded.count >= limit { break }
            switch FoldedText.fold(scalar) {
            case .nothing: continue
            case .space: wantsSpace = !folded.isEmpty
            case .octet(let octet):
                if wantsSpace { folded.append(0x20) }
                wantsSpace = false
                folded.append(octet)
            case .scalar:
                if wantsSpace { folded.append(0x20) }
                wantsSpace = false
                if withoutAccents {
                    AccentFolding.append(scalar, to: &folded)
                } else {
                    folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
                }
            }
        }
        octets = folded
    }

    /// The folded text as a string.
    package var string: String { String(decoding: octets, as: UTF8.self) }

    package var isEmpty: Bool { octets.isEmpty }

    /// Whether `phrase`, already folded, occurs. For a few phrases over short texts; many go through `PhraseMatcher`.
    package func contains(_ phrase: StaticString) -> Bool {
        phrase.withUTF8Buffer { position(of: $0, from: 0) != nil }
    }

    package func hasPrefix(_ phrase: String) -> Bool {
        octets.starts(with: phrase.utf8)
    }

    package func hasSuffix(_ phrase: String) -> Bool {
        octets.count >= phrase.utf8.count && octets.suffix(phrase.utf8.count).elementsEqual(phrase.utf8)
    }

    private func position(of phrase: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let first = phrase.first, phrase.count <= octets.count else { return nil }
        for index in start...(octets.count - phrase.count) where octets[index] == first {
            var length = 1
            while length < phrase.count, octets[index + length] == phrase[length] { length += 1 }
            if length == phrase.count { return index }
        }
        return nil
    }

    private enum Folding {
        case nothing, space, scalar
        case octet(UInt8)
    }

    private static func fold(_ scalar: Unicode.Scalar) -> Folding {
        switch scalar.value {
        case 0x41...0x5a: .octet(UInt8(scalar.value) + 0x20)
        case 0x09...0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: .space
        case 0x00...0x08, 0x0e...0x1f, 0x7f: .nothing
        case 0x21...0x7e: .octet(UInt8(scalar.value))
        case 0xad, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x206f, 0xfeff, 0x1427: .nothing
        case 0x2018, 0x2019, 0x201b, 0x2032, 0x60, 0xb4: .octet(0x27)
        case 0x201c, 0x201d, 0x201e, 0x201f, 0xab, 0xbb: .octet(0x22)
        case 0x2010...0x2015, 0x2212: .octet(0x2d)
        case 0xff1a: .octet(0x3a)
        default: .scalar
        }
    }
}
