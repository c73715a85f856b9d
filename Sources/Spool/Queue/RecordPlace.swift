/// Where a message's record lies: what a database keeps to find the octets again, also in the archive.
package struct RecordPlace: Hashable, Sendable {
    /// The segment's file name in its queue.
    package let segment: String
    /// Octets from the segment's start.
    package let offset: Int
    /// Octets of the record.
    package let length: Int

    package init(segment: String, offset: Int, length: Int) {
        self.segment = segment
        self.offset = offset
        self.length = length
    }
}
