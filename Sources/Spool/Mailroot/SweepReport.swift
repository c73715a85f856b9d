/// What a start found in a mailroot and put in order.
package struct SweepReport: Hashable, Sendable {
    /// Messages waiting in each queue.
    package var waiting: [QueueName: Int] = [:]
    /// Octets at the end of a log that were never acknowledged, cut off.
    package var tornOctets = 0
    /// Ranges of a log that had been acknowledged and do not match their checksums any more, by file; what they hold is
    /// copied to `bad/`.
    package var damaged: [String] = []
    /// Files of large messages whose record was never written, and what was left in `tmp/`: removed.
    package var orphans: [String] = []
    /// Messages whose blob is gone; they are held, for a person to restore it.
    package var withoutBlob: [String] = []
    /// Segments that were begun and never written to, removed.
    package var unfinished: [String] = []
    /// Segments all of whose messages are done, moved to the archive.
    package var archived: [String] = []
    /// Files in a queue's directory that are none of ours; left alone.
    package var strangers: [String] = []
    /// What could not be put in order; the next start tries again.
    package var faults: [SpoolFault] = []

    /// Whether something needs a person's eye.
    package var isAlarming: Bool { !damaged.isEmpty || !withoutBlob.isEmpty || !faults.isEmpty }

    mutating func add(_ other: SweepReport) {
        waiting.merge(other.waiting) { $1 }
        tornOctets += other.tornOctets
        damaged += other.damaged
        orphans += other.orphans
        withoutBlob += other.withoutBlob
        unfinished += other.unfinished
        archived += other.archived
        strangers += other.strangers
        faults += other.faults
    }
}
