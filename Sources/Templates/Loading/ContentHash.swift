/// FNV-1a, 64 bits: names the content of a template; no protection against a forger is meant.
struct ContentHash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Takes in more text.
    mutating func combine(_ text: String) {
        for octet in text.utf8 {
            state = (state ^ UInt64(octet)) &* 0x100_0000_01B3
        }
    }

    /// The hash as a number.
    var value: UInt64 { state }

    /// The hash as 16 hexadecimal digits.
    var text: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
