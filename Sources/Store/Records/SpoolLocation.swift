/// Where a message's octets lie in the mailroot.
package struct SpoolLocation: Hashable, Sendable, Codable {
    /// The segment's file name.
    package let segment: String
    /// Octets from the segment's start.
    package let offset: Int64
    /// Octets of the record.
    package let length: Int64

    package init(segment: String, offset: Int64, length: Int64) {
        self.segment = segment
        self.offset = offset
        self.length = length
    }
}
