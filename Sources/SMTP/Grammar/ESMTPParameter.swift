import NIOCore

/// `esmtp-param = esmtp-keyword ["=" esmtp-value]`, RFC 5321 §4.1.2.
package struct ESMTPParameter: Equatable, Sendable {
    /// The keyword in upper case: keywords are compared without case (RFC 5321 §2.4).
    package let keyword: String
    package let value: String?

    package init(keyword: String, value: String?) {
        self.keyword = keyword
        self.value = value
    }

    /// Reads the parameters after a path; nil when one is ill-formed.
    package static func read(_ view: ByteBufferView) -> [ESMTPParameter]? {
        let trimmed = CommandParser.trim(view)
        if trimmed.isEmpty { return [] }
        var result: [ESMTPParameter] = []
        for word in trimmed.split(separator: UInt8(ascii: " ")) {
            let halves = word.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard isKeyword(halves[0]) else { return nil }
            let keyword = String(decoding: halves[0], as: UTF8.self).uppercased()
            guard halves.count == 2 else {
                result.append(ESMTPParameter(keyword: keyword, value: nil))
                continue
            }
            guard isValue(halves[1]), let value = String(validating: halves[1], as: UTF8.self) else { return nil }
            result.append(ESMTPParameter(keyword: keyword, value: value))
        }
        return result
    }

    // esmtp-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-")
    private static func isKeyword(_ word: ByteBufferView) -> Bool {
        guard let first = word.first, isLetterOrDigit(first) else { return false }
        return word.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }

    // esmtp-value = 1*(%d33-60 / %d62-126), and UTF-8 by RFC 6531 §3.3. A SASL or xtext value may hold "=" only as its
    // padding; none of the offered parameters does.
    private static func isValue(_ word: ByteBufferView) -> Bool {
        !word.isEmpty && word.allSatisfy { $0 > 0x20 && $0 != 0x7f && $0 != UInt8(ascii: "=") }
    }

    private static func isLetterOrDigit(_ octet: UInt8) -> Bool {
        (0x30...0x39).contains(octet) || (0x41...0x5a).contains(octet) || (0x61...0x7a).contains(octet)
    }
}
