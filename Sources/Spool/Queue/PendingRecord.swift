import MailTypes
import NIOCore

/// A record that waits for its group, with what is to be known once it is synced.
struct PendingRecord: Sendable {
    /// What the record does to the index.
    enum Effect: Sendable {
        case message(SpooledMessage?)
        case note(Note)
    }

    var record: RecordCodec.Encoded
    var effect: Effect
    /// Called on the committer's thread: nil once synced, else why not.
    var finished: @Sendable (SpoolFault?) -> Void
}
