/// Tells a signature below a rule from the next part of somebody's text.
enum SignatureLook {
    /// Whether a few lines are a signature by their own look: a legal notice, a closing, the foot of a mailing list, or a
    /// name above an address, a telephone number or a page. Asked of lines below a rule that people draw as well.
    ///
    /// - Parameter isUnderscored: the rule is one of underscores, which mail programs draw above signatures: a line or two
    ///   that say nothing of a ride are enough.
    static func isSignature(_ lines: [TextLine], isUnderscored: Bool) -> Bool {
        guard let first = lines.first else { return false }
        if Signature.isNotice(first) || Signature.isClosing(first.text) || isListFoot(lines) { return true }
        let own = lines.prefix { !Signature.isNotice($0) }
        guard isName(first), !own.contains(where: { isProse($0) || isAnswer($0) }), !asks(Array(own), rides: false)
        else { return false }
        if own.contains(where: { isContact($0.text) }) { return true }
        guard own.count <= mostBareLines else { return false }
        return own.allSatisfy(isTitle) || isUnderscored && own.allSatisfy(isName) && !asks(Array(own), rides: true)
    }

    /// Whether lines below a signature's own delimiter are the writer's text all the same: a sentence that asks for
    /// something or speaks of a ride.
    ///
    /// - Parameter isExact: the delimiter is the one of RFC 3676 §4.3, with its space: what follows is no text.
    static func isOwnText(_ lines: [TextLine], isExact: Bool) -> Bool {
        guard !isExact, let first = lines.first, isProse(first) else { return false }
        return asks(lines, rides: true)
    }

    /// A name and a title need nothing else to be a signature.
    private static let mostBareLines = 2
    /// Octets and words of the longest name of a person or firm that opens a signature.
    private static let longestName = 60
    private static let mostNameWords = 6
    /// Digits of the shortest telephone number.
    private static let shortestPhone = 7

    /// A sentence: five words or more with its mark behind them.
    private static func isProse(_ line: TextLine) -> Bool {
        guard line.look == .text, let last = TextLines.trimmed(line.text).last, ".?!".contains(last) else {
            return false
        }
        return line.text.utf8.prefix(TextLine.longestFolded).count { $0 == 0x20 } >= 4
    }

    /// `Jane Poole`, `Crown Cars & Coaches`: few words without digits or the marks of a sentence or list.
    private static func isName(_ line: TextLine) -> Bool {
        let text = TextLines.trimmed(line.text)
        guard text.utf8.count <= longestName, text.utf8.count(where: { $0 == 0x20 }) < mostNameWords,
            let first = text.unicodeScalars.first, first.properties.isAlphabetic || first == "*"
        else { return false }
        return !text.utf8.contains { (0x30...0x39).contains($0) || ":?!=>".utf8.contains($0) }
    }

    /// Every word begins with a capital letter, or is a short one between such: `Director of Events`.
    private static func isTitle(_ line: TextLine) -> Bool {
        isName(line)
            && line.text.split(separator: " ").allSatisfy { word in
                word.utf8.count <= 3 || word.unicodeScalars.first?.properties.isLowercase == false
            }
    }

    /// `Pickup: JFK`: an answer that is no way to reach somebody.
    private static func isAnswer(_ line: TextLine) -> Bool {
        let octets = line.text.utf8.prefix(TextLine.longestFolded)
        guard let colon = octets.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let next = octets.index(after: colon)
        return next < octets.endIndex && octets[next] == 0x20 && !isContact(line.text)
    }

    private static func isContact(_ text: Substring) -> Bool {
        let octets = text.utf8.prefix(TextLine.longestFolded)
        return octets.contains(UInt8(ascii: "@")) || octets.count { (0x30...0x39).contains($0) } >= shortestPhone
            || links.isIn(FoldedText(text, limit: TextLine.longestFolded).string)
    }

    private static let links = PhraseList(["http", "www."])

    /// What list programs put below every message.
    private static func isListFoot(_ lines: [TextLine]) -> Bool {
        lines.contains { isContact($0.text) } && lines.contains { listWords.isIn($0.folded.string) }
    }

    private static let listWords = PhraseList(["mailing list", "unsubscribe", "listinfo", "google groups", "list info"])

    /// Whether the lines wish for something, or (`rides`) speak of a ride, which firms of this trade do in their names.
    private static func asks(_ lines: [TextLine], rides: Bool) -> Bool {
        let text = lines.map { $0.folded.string }.joined(separator: "\n")
        return TextSigns.read(text) { false }.signs.contains { sign in
            sign.place == .request || sign.place == .question || rides && sign.place == .ride
        }
    }
}
