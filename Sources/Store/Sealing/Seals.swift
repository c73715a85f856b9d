import FoundationEssentials
import MailTypes
import Vault

/// Seals what is personal before it goes into a row, and makes the blind indexes by which rows are found.
///
/// Used on the caller's task, never on the database's queue: sealing is work that can be done side by side.
struct Seals: Sendable {
    let vault: Vault

    /// The columns that hold sealed values. The name is bound to the octets, with the row's key, so that a value cannot
    /// be moved to another row or column unnoticed.
    enum Column: String {
        case lead = "leads.sealed"
        case interaction = "lead_interactions.sealed"
        case suppression = "suppressions.sealed"
        case unknownBounce = "unknown_bounces.sealed"
    }

    func seal(_ value: some Encodable, in column: Column, of row: String) throws -> Data {
        do {
            let octets = [UInt8](try JSONEncoder().encode(value))
            return Data(try vault.seal(octets, context: "\(column.rawValue)/\(row)"))
        } catch {
            throw StoreError(.sealed, place: column.rawValue, cause: "cannot be sealed: \(error)")
        }
    }

    func open<Value: Decodable>(_ sealed: Data, in column: Column, of row: String) throws -> Value {
        do {
            let octets = try vault.open([UInt8](sealed), context: "\(column.rawValue)/\(row)")
            return try JSONDecoder().decode(Value.self, from: Data(octets))
        } catch {
            throw StoreError(.sealed, place: "\(column.rawValue) of \(row)", cause: "cannot be opened: \(error)")
        }
    }

    /// The blind index of an address, in the form in which two addresses are compared.
    func token(of address: AddrSpec) -> Data {
        token(address.comparisonKey, "address")
    }

    /// The blind index of an address's domain.
    func token(ofDomain domain: String) -> Data {
        token(domain.lowercased(), "domain")
    }

    /// The blind index of a telephone number in E.164.
    func token(ofPhone number: String) -> Data {
        token(number, "phone")
    }

    /// The blind index of somebody's message identifier: its right side may name the person's company.
    func token(of messageID: MessageID) -> Data {
        token(messageID.value, "message-id")
    }

    /// The blind index of a bare subject (`SubjectPrefix.bare`).
    func token(ofSubject bare: String) -> Data {
        token(bare, "subject")
    }

    /// The blind index of a message's content, given as a digest.
    func token(ofContent digest: String) -> Data {
        token(digest, "content")
    }

    /// The blind index of a caller's network address.
    func token(ofPeer address: String) -> Data {
        token(address, "peer")
    }

    /// The blind index of a caller's key of one call.
    func token(ofIdempotencyKey key: String) -> Data {
        token(key, "idempotency-key")
    }

    private func token(_ text: String, _ field: String) -> Data {
        Data(vault.blindIndex(text, field: field))
    }
}
