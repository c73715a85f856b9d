/// Comparison of secrets whose time does not tell where they differ.
enum ConstantTime {
    /// Whether both hold the same octets. Their lengths are no secret.
    static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }
}
