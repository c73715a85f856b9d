/// How a queue's log is cut up.
package struct LogSettings: Sendable {
    /// Octets reserved for a segment: few files to open at a start, ship or archive (DESIGN §5).
    package var segmentOctets = 64 << 20
    /// What is reserved when the disk has no room for that much: mail goes on while a little room is left.
    package var smallSegmentOctets = 1 << 20
    /// Messages above this go to a file of their own, so that memory for a session stays bounded.
    package var blobThreshold = 256 << 10
    /// Octets of messages just written that are kept in memory for the one who takes them next.
    package var cacheOctets = 16 << 20
    /// Octets written and synced at once: more would make the first of a burst wait for the last.
    package var groupOctets = 4 << 20

    package init() {}
}
