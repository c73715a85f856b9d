/// The reply code and the enhanced status code that a diagnostic text mentions.
package struct DeliveryCodes: Hashable, Sendable {
    /// `550`, RFC 5321 §4.2; the last one of class 4 or 5.
    package var reply: String?
    /// `5.1.1`, RFC 3463; the last that says more than `x.0.0`, else the last.
    package var status: String?

    package init(reply: String? = nil, status: String? = nil) {
        self.reply = reply
        self.status = status
    }

    /// Reads the codes out of a text, telling them from IP addresses, versions, times and sizes.
    package init(in text: FoldedText) {
        let octets = text.octets
        var index = 0
        while index < octets.count {
            guard isDigit(octets[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < octets.count, isDigit(octets[index]) || octets[index] == UInt8(ascii: ".") { index += 1 }
            let before = start > 0 ? octets[start - 1] : 0x20
            let after = index < octets.count ? octets[index] : 0x20
            take(octets[start..<index], before: before, after: after)
        }
    }

    private func isDigit(_ octet: UInt8) -> Bool { (0x30...0x39).contains(octet) }

    private mutating func take(_ number: ArraySlice<UInt8>, before: UInt8, after: UInt8) {
        var digits = number
        while digits.last == UInt8(ascii: ".") { digits.removeLast() }
        guard let first = digits.first, first == 0x34 || first == 0x35, isEdge(before) else { return }
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if parts.count == 1, digits.count == 3, isEnd(after) || digits.count < number.count {
            takeReply(String(decoding: digits, as: UTF8.self))
        } else if parts.count == 3, parts[0].count == 1, isStatusEnd(after),
            parts.dropFirst().allSatisfy({ (1...3).contains($0.count) })
        {
            takeStatus(String(decoding: digits, as: UTF8.self))
        }
    }

    private mutating func takeReply(_ code: String) {
        // The class of both codes agrees (RFC 2034 §3); the first code of an answer is its own, later ones may be
        // sizes or ticket numbers.
        if reply == nil { reply = code }
    }

    private mutating func takeStatus(_ code: String) {
        let isVague = code.hasSuffix(".0.0")
        if let status, !status.hasSuffix(".0.0"), isVague { return }
        status = code
    }

    private func isEdge(_ octet: UInt8) -> Bool {
        switch octet {
        case 0x20, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "#"), UInt8(ascii: "'"),
            UInt8(ascii: "\""), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "-"), UInt8(ascii: ">"),
            UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: "="):
            true
        default: false
        }
    }

    private func isEnd(_ octet: UInt8) -> Bool {
        switch octet {
        case 0x20, UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "]"),
            UInt8(ascii: ")"), UInt8(ascii: ">"), UInt8(ascii: "#"), UInt8(ascii: "'"), UInt8(ascii: "\""):
            true
        default: false
        }
    }

    private func isStatusEnd(_ octet: UInt8) -> Bool {
        isEnd(octet) || octet == UInt8(ascii: "(") || octet == UInt8(ascii: "[") || octet == UInt8(ascii: "<")
    }
}
