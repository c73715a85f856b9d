import Leads

/// Writes the few small JSON texts of the ledger. They are written on the database's queue, where a general encoder
/// would cost more than the row.
enum JSONText {
    /// An object of texts, its names in order.
    static func object(_ members: [String: String]) -> String {
        let texts = members.sorted { $0.key < $1.key }.map { "\(string($0.key)):\(string($0.value))" }
        return "{\(texts.joined(separator: ","))}"
    }

    /// The points of each factor.
    static func factors(_ factors: [FactorPoints]) -> String {
        let texts = factors.map { factor in
            "{\"factor\":\(string(factor.factor.rawValue)),\"maximum\":\(factor.maximum),\"points\":\(factor.points)}"
        }
        return "[\(texts.joined(separator: ","))]"
    }

    /// A JSON string (RFC 8259 §7): quotation mark, backslash and control characters are escaped.
    private static func string(_ text: String) -> String {
        var octets: [UInt8] = [UInt8(ascii: "\"")]
        for octet in text.utf8 {
            switch octet {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                octets += [UInt8(ascii: "\\"), octet]
            case ..<0x20:
                let digits = String(octet, radix: 16)
                octets += Array("\\u00\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8)
            default: octets.append(octet)
            }
        }
        octets.append(UInt8(ascii: "\""))
        return String(decoding: octets, as: UTF8.self)
    }
}
