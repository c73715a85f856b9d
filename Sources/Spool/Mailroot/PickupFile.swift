import FoundationEssentials
import Glibc
import MailTypes

/// A message file that somebody dropped into `pickup/`.
struct PickupFile: Sendable {
    let path: String
    /// The same however often the file is looked at: its time, inode and size are in it.
    let id: QueueID
    /// When the file was last written.
    let arrival: Date
    let octets: [UInt8]

    /// Files larger than this are left where they are: the limit of what SMTP would take.
    static let maximumOctets = 25 << 20
    /// Somebody may still be writing: a file counts when it has rested so long.
    static let rest: TimeInterval = 2

    /// Reads a file; nil when it is none to take in (yet): not `*.eml`, hidden, no plain file, too large, too young,
    /// unreadable.
    init?(_ name: String, in directory: String, at now: Date) {
        guard name.hasSuffix(".eml"), !name.hasPrefix(".") else { return nil }
        path = directory + "/" + name
        // Not a link to elsewhere, and no pipe that would make the opener wait.
        guard let file = try? PosixFileSystem().open(path, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK) else {
            return nil
        }
        var status = stat()
        guard fstat(file.number, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
            status.st_size <= Self.maximumOctets
        else { return nil }
        let changed = Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec))
        guard now.timeIntervalSince(changed) >= Self.rest, changed.timeIntervalSince1970 >= 0,
            let octets = try? file.read(count: Int(status.st_size), at: 0)
        else { return nil }
        arrival = changed
        self.octets = octets
        let mark = UInt64(status.st_ino) &* 0x9e37_79b9_7f4a_7c15 &+ UInt64(status.st_size)
        id = QueueID(rawValue: UInt64(status.st_mtim.tv_sec) * 1000 << 22 | mark >> 42)
    }
}
