import Leads
import Logging
import Synchronization

/// The rule book in force. A reload reads all files again and swaps the book at once; a broken file leaves the last good
/// book where it is.
///
/// Whoever works takes `book` once per message, so that no message is judged by two versions.
package final class RuleShelf: Sendable {
    private let configuration: Configuration
    private let current: Mutex<RuleBook>
    private let logger: Logger

    package init(_ book: RuleBook, configuration: Configuration, logger: Logger) {
        current = Mutex(book)
        self.configuration = configuration
        self.logger = logger
    }

    package var book: RuleBook { current.withLock { $0 } }

    /// Reads the files again; what is wrong with them is logged, an alert in all.
    /// - Returns: whether the new book is in force.
    @discardableResult
    package func reload() -> Bool {
        do {
            let book = try RuleBook.load(configuration)
            current.withLock { $0 = book }
            logger.notice(
                "rules and templates reloaded",
                metadata: ["bounce_rules": "\(book.bounces.count)", "scoring": "\(book.scorer.rules.version)"])
            return true
        } catch {
            for fault in error.faults.prefix(ConfigurationFaults.shownOfKind) {
                logger.error("rules and templates not reloaded", metadata: ["fault": "\(fault)"])
            }
            if error.faults.count > ConfigurationFaults.shownOfKind {
                logger.error("rules and templates not reloaded", metadata: ["faults": "\(error.faults.count)"])
            }
            logger.error("ALERT rules or templates are broken; the last good ones stay in force")
            return false
        }
    }
}
