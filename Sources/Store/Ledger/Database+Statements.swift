import FoundationEssentials
import GRDB

extension Database {
    /// Runs a statement that answers nothing; returns how many rows it changed. Prepared once per connection.
    @discardableResult
    func run(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> Int {
        try cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
        return changesCount
    }

    /// The rows a query gives. Prepared once per connection.
    func rows(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }

    /// The first row a query gives.
    func row(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> Row? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }

    /// The first column of the first row a query gives.
    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []
    ) throws -> Value? {
        try Value.fetchOne(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }
}

extension Date {
    /// The date as the ledger writes it.
    var milliseconds: Int64 { Instant.milliseconds(self) }
}
