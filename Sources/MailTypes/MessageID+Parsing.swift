extension MessageID {
    /// More references than this are somebody's experiment: RFC 5322 §3.6.4 sets no bound.
    package static let maximumListed = 1000

    /// The identifiers in an unfolded Message-ID, In-Reply-To or References body (RFC 5322 §3.6.4).
    ///
    /// What stands in angle brackets counts; where nothing does, words with an @ do, as some mailers leave the brackets
    /// out. Comments and phrases (obsolete, §4.5.4) are passed over.
    package static func list(_ text: String) -> [MessageID] {
        let bracketed = bracketed(Array(text.utf8))
        if !bracketed.isEmpty { return bracketed }
        return text.split { $0.isWhitespace || $0 == "," }.filter { $0.contains("@") }.prefix(maximumListed)
            .compactMap { MessageID($0) }
    }

    private static func bracketed(_ octets: [UInt8]) -> [MessageID] {
        var found: [MessageID] = []
        var start: Int?
        for (index, octet) in octets.enumerated() where found.count < maximumListed {
            if octet == UInt8(ascii: "<") {
                start = index + 1
            } else if octet == UInt8(ascii: ">"), let from = start {
                // QUIRK: long identifiers are folded in the middle by some mailers.
                let inner = octets[from..<index].filter { $0 > 0x20 && $0 != 0x7f }
                if let id = MessageID(String(decoding: inner, as: UTF8.self)) { found.append(id) }
                start = nil
            }
        }
        return found
    }
}
