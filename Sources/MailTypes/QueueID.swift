import FoundationEssentials

/// The name of a message in our hands: thirteen characters that sort by time and stand in the 250, the log and every
/// tool.
///
/// 42 bits of milliseconds since 1970 and 22 bits that tell apart what one millisecond brings, written in Crockford's
/// base 32, lower case (no i, l, o, u: it is read out over the telephone).
package struct QueueID: Hashable, Sendable, Comparable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Reads the thirteen characters, upper or lower case; nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 13 else { return nil }
        var value: UInt64 = 0
        for octet in text.utf8 {
            let lower = (0x41...0x5a).contains(octet) ? octet + 0x20 : octet
            guard let digit = QueueID.alphabet.firstIndex(of: lower), value >> 59 == 0 else { return nil }
            value = value << 5 | UInt64(digit)
        }
        rawValue = value
    }

    /// The highest ID that is given within the millisecond of a time.
    package static func last(at time: Date) -> QueueID {
        QueueID(rawValue: UInt64(max(0, time.timeIntervalSince1970 * 1000)) << 22 | (1 << 22 - 1))
    }

    /// Milliseconds since 1970 of the time it was given.
    package var milliseconds: UInt64 { rawValue >> 22 }

    package static func < (left: QueueID, right: QueueID) -> Bool {
        left.rawValue < right.rawValue
    }

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}

extension QueueID: CustomStringConvertible {
    package var description: String {
        String(
            decoding: stride(from: 60, through: 0, by: -5).map { QueueID.alphabet[Int(rawValue >> UInt64($0)) & 31] },
            as: UTF8.self
        )
    }
}

extension QueueID: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = QueueID(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a queue ID"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
