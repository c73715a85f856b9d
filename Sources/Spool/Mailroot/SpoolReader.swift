import Foundation
import MailTypes
import Vault

/// Looks at a mailroot that another process owns: folds its logs without the lock and without changing anything.
package struct SpoolReader {
    /// The messages of a queue as its log tells them; a record being written at that moment is not there yet.
    package static func entries(mailroot: String, queue: QueueName, vault: Vault?) throws -> [QueueEntry] {
        let fold = try QueueFold(
            directory: mailroot + "/" + queue.rawValue, codec: RecordCodec(queue: queue, vault: vault),
            files: ReadOnlyFileSystem(), settings: LogSettings()
        )
        return fold.index.slots.values.map(\.entry).sorted { $0.id < $1.id }
    }
}
