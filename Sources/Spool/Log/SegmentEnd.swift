/// Where the acknowledged records of a segment end.
struct SegmentEnd: Hashable, Sendable {
    var sequence: UInt64
    /// Octets from the segment's start.
    var offset: Int
}
