/// What a start found in a mailroot and put in order.
package struct SweepReport: Hashable, Sendable {
    /// Messages waiting in each queue.
    package var waiting: [QueueName: Int] = [:]
    /// Octets at the end of a log that were never acknowledged, cut off.
    package var tornOctets = 0
    /// Ranges of a log that had been acknowledged and do not match their checksums any more, by file.
    package var damaged: [String] = []
    /// Files of large messages whose record was never written, removed.
    package var orphans: [String] = []
    /// Files in a queue's directory that are none of ours; left alone.
    package var strangers: [String] = []
}
