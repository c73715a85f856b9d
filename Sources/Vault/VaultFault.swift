/// What keeps the vault from working, with its cure.
package struct VaultFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds an operator or a caller tells apart.
    package enum Kind: Hashable, Sendable {
        /// The keyring file cannot be read, written or understood.
        case keyring
        /// Sealed with a key that is not in the ring.
        case missingKey
        /// Not sealed by us, altered, or meant for another place.
        case notAuthentic
    }

    package let kind: Kind
    /// The file with its line, or what was to be opened.
    package let place: String
    package let problem: String
    package let hint: String

    package var description: String { "\(place): \(problem) (\(hint))" }
}
