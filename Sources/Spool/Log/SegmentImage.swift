import Glibc

/// The octets of a whole segment in memory, for a pass over it.
///
/// It is read, not mapped: a disk error under a mapping ends the process, here it leaves zeros where nothing can be read
/// and the pass finds the damage. One image serves all segments of a start.
struct SegmentImage: ~Copyable {
    private var buffer = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    private var count = 0

    /// Octets asked for at once; after a fault, the octets around it are tried by the page.
    private static let step = 4 << 20
    private static let pageOctets = 4096

    init() {}

    deinit {
        buffer.deallocate()
    }

    /// The segment's octets.
    var octets: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<count])
    }

    /// Reads a file in place of what was read before.
    ///
    /// - Returns: octets that could not be read and are zeros here.
    mutating func read(_ file: FileDescriptor) throws(SpoolFault) -> Int {
        count = try file.size()
        if buffer.count < count {
            buffer.deallocate()
            buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 8)
        }
        var unreadable = 0
        var offset = 0
        while offset < count {
            let length = min(Self.step, count - offset)
            unreadable += readStep(file, offset, length)
            offset += length
        }
        return unreadable
    }

    private func readStep(_ file: FileDescriptor, _ offset: Int, _ length: Int) -> Int {
        let whole = UnsafeMutableRawBufferPointer(rebasing: buffer[offset..<(offset + length)])
        if (try? file.read(into: whole, at: offset)) == length { return 0 }
        var unreadable = 0
        for start in stride(from: offset, to: offset + length, by: Self.pageOctets) {
            let end = min(start + Self.pageOctets, offset + length)
            let page = UnsafeMutableRawBufferPointer(rebasing: buffer[start..<end])
            let read = (try? file.read(into: page, at: start)) ?? 0
            guard read < page.count else { continue }
            UnsafeMutableRawBufferPointer(rebasing: page[read...]).initializeMemory(as: UInt8.self, repeating: 0)
            unreadable += page.count - read
        }
        return unreadable
    }
}
