import FoundationEssentials
import MailTypes

/// An address as the suppression list keeps it: found by its index, shown by unsealing.
struct SuppressedAddress: Sendable {
    let index: Data
    let sealed: Data

    init(_ address: AddrSpec, seals: Seals) throws {
        index = seals.token(of: address)
        sealed = try seals.seal(address, in: .suppression, of: SuppressedAddress.key(of: index))
    }

    /// The row's key, as the seal binds it: the row number is not known before it is written.
    static func key(of index: Data) -> String {
        index.map { String($0, radix: 16) }.joined(separator: ".")
    }
}
