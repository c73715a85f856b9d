import Glibc
import MailTypes

/// Overwrites the payloads of records where they lie (M192, D15). A record whose payload is zeros is known to be erased:
/// the log stays readable around it.
struct Eraser {
    let files: any FileSystem

    /// Overwrites every record of the IDs in a segment, messages and notes, and syncs.
    ///
    /// - Parameter end: where the acknowledged records end.
    /// - Returns: records overwritten.
    func erase(_ ids: Set<QueueID>, in segment: Segment, until end: Int) throws(SpoolFault) -> Int {
        var image = SegmentImage()
        _ = try image.read(segment.file)
        let scan = SegmentScan(image.octets, salt: segment.salt, acknowledgedEnd: end)
        var count = 0
        // The note that says so stays: by it an erasure that was cut short is ended at the next start.
        for found in scan.records where ids.contains(found.header.id) && !found.header.isErasure {
            try zero(segment.file, found.payload)
            count += 1
        }
        if count > 0 { try files.sync(segment.file) }
        return count
    }

    /// Overwrites a blob, then removes it. One that is not there is no fault.
    func eraseBlob(_ path: String) throws(SpoolFault) {
        guard access(path, F_OK) == 0 else { return }
        let file = try files.open(path, flags: O_RDWR)
        try zero(file, 0..<(try file.size()))
        try files.sync(file)
        try files.remove(path)
    }

    private func zero(_ file: FileDescriptor, _ range: Range<Int>) throws(SpoolFault) {
        let zeros = [UInt8](repeating: 0, count: min(range.count, Self.step))
        for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.step) {
            let count = min(Self.step, range.upperBound - start)
            try files.write(count == zeros.count ? zeros : Array(zeros[..<count]), to: file, at: start)
        }
    }

    /// Octets overwritten at once.
    private static let step = 1 << 20
}
