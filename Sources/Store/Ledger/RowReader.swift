import FoundationEssentials
import GRDB
import MailTypes

/// Reads the columns of one row into values; what does not fit is an error that names row and column, never a trap.
struct RowReader {
    let row: Row
    /// The table, for errors.
    let table: String

    func column<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ name: String) throws -> Value {
        do {
            return try row.decode(Value.self, forColumn: name)
        } catch {
            throw unreadable(name)
        }
    }

    func optional<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ name: String) throws -> Value? {
        do {
            return try row.decode(Value?.self, forColumn: name)
        } catch {
            throw unreadable(name)
        }
    }

    func date(_ name: String) throws -> Date {
        Instant.date(try column(name))
    }

    func optionalDate(_ name: String) throws -> Date? {
        let milliseconds: Int64? = try optional(name)
        return milliseconds.map(Instant.date)
    }

    func queueID(_ name: String) throws -> QueueID {
        guard let id = try optionalQueueID(name) else { throw unreadable(name) }
        return id
    }

    func optionalQueueID(_ name: String) throws -> QueueID? {
        try converted(name) { QueueID($0) }
    }

    func word<Word: RawRepresentable<String>>(_ name: String) throws -> Word {
        guard let word: Word = try optionalWord(name) else { throw unreadable(name) }
        return word
    }

    func optionalWord<Word: RawRepresentable<String>>(_ name: String) throws -> Word? {
        try converted(name) { Word(rawValue: $0) }
    }

    /// Converts a text that may be absent; one that is there must convert.
    func converted<Value>(_ name: String, _ convert: (String) -> Value?) throws -> Value? {
        guard let text: String = try optional(name) else { return nil }
        guard let value = convert(text) else { throw unreadable(name) }
        return value
    }

    func json<Value: Decodable>(_ name: String) throws -> Value {
        let text: String = try column(name)
        do {
            return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        } catch {
            throw unreadable(name)
        }
    }

    private func unreadable(_ name: String) -> StoreError {
        StoreError(.corrupt, place: "\(table).\(name)", cause: "not a value of this program")
    }
}
