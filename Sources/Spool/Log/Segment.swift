/// One file of a queue's log.
final class Segment: Sendable {
    let sequence: UInt64
    /// With what the checksums of its record headers begin.
    let salt: UInt32
    let file: FileDescriptor

    var path: String { file.path }

    init(sequence: UInt64, salt: UInt32, file: FileDescriptor) {
        self.sequence = sequence
        self.salt = salt
        self.file = file
    }

    /// The file's name: the sequence number, so that names sort as written.
    static func name(_ sequence: UInt64) -> String {
        let digits = String(sequence)
        return String(repeating: "0", count: max(0, 10 - digits.count)) + digits + ".log"
    }

    /// The sequence number a file name tells; nil when it is no segment.
    static func sequence(ofName name: some StringProtocol) -> UInt64? {
        guard name.hasSuffix(".log") else { return nil }
        return UInt64(name.dropLast(4))
    }
}
