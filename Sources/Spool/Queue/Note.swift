import FoundationEssentials

/// What became of a message: appended to the log, never written over.
package enum Note: Hashable, Sendable {
    /// Not now: tried `attempts` times so far, again at `until`; `reason` is the last reply or fault.
    case deferred(until: Date, reason: String, attempts: Int)
    /// A person wants it to wait.
    case held(reason: String)
    /// A person wants it to go on, at once.
    case released
    /// Nothing more is to be done; `outcome` in a word or a reply.
    case done(outcome: String)
    /// Nothing more is to be done, and its octets are overwritten where they lie.
    case erased
}

extension Note {
    /// A thousand octets of a reply tell its sense; the log is no place for more.
    private static let maximumTextOctets = 1000

    /// A note as its record holds it: a state, milliseconds since 1970, attempts, text. Little-endian.
    var payload: [UInt8] {
        switch self {
        case .deferred(let until, let reason, let attempts): Self.payload(1, until, attempts, reason)
        case .held(let reason): Self.payload(2, nil, 0, reason)
        case .released: Self.payload(3, nil, 0, "")
        case .done(let outcome): Self.payload(4, nil, 0, outcome)
        case .erased: Self.payload(5, nil, 0, "")
        }
    }

    init?(payload octets: [UInt8]) {
        guard octets.count >= 13 else { return nil }
        let (milliseconds, attempts) = octets.withUnsafeBytes { buffer in
            (
                Int64(littleEndian: buffer.loadUnaligned(fromByteOffset: 1, as: Int64.self)),
                UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: 9, as: UInt32.self))
            )
        }
        let text = String(decoding: octets[13...], as: UTF8.self)
        switch octets[0] {
        case 1:
            let until = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
            self = .deferred(until: until, reason: text, attempts: Int(attempts))
        case 2: self = .held(reason: text)
        case 3: self = .released
        case 4: self = .done(outcome: text)
        case 5: self = .erased
        default: return nil
        }
    }

    private static func payload(_ state: UInt8, _ time: Date?, _ attempts: Int, _ text: String) -> [UInt8] {
        let text = text.utf8.prefix(maximumTextOctets)
        let seconds = time?.timeIntervalSince1970 ?? 0
        let milliseconds = seconds.isFinite ? Int64(max(-9e15, min(9e15, (seconds * 1000).rounded()))) : 0
        var octets: [UInt8] = [state]
        octets.reserveCapacity(13 + text.count)
        octets.append(contentsOf: withUnsafeBytes(of: milliseconds.littleEndian, Array.init))
        octets.append(contentsOf: withUnsafeBytes(of: UInt32(clamping: attempts).littleEndian, Array.init))
        octets.append(contentsOf: text)
        return octets
    }
}
