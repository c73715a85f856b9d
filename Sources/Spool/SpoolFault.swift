import Glibc
import MailTypes

/// What kept the spool from doing something: the system's error, the place and the cure.
package struct SpoolFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds a caller tells apart.
    package enum Kind: Hashable, Sendable {
        /// No room on the disk, or a quota reached: 452 to a peer.
        case full
        /// The disk or the file system refuses: temporary until somebody mends it.
        case disk
        /// Another process owns the mailroot.
        case owned
        /// No message with that ID, or it is done.
        case unknown
        /// Octets that do not match their checksum or do not open.
        case damaged
        /// The queue is shut.
        case closed
    }

    package let kind: Kind
    /// The system's error number (`errno`), 0 when no system call failed.
    package let code: Int32
    /// The file or the ID it is about.
    package let place: String
    package let problem: String
    package let hint: String

    init(_ kind: Kind, code: Int32 = 0, place: String, problem: String, hint: String) {
        self.kind = kind
        self.code = code
        self.place = place
        self.problem = problem
        self.hint = hint
    }

    /// The fault that a failed system call stands for.
    init(errno code: Int32, doing action: String, place: String) {
        self.init(
            code == ENOSPC || code == EDQUOT ? .full : .disk, code: code, place: place,
            problem: "cannot \(action): \(String(cString: strerror(code)))", hint: Self.cure(of: code)
        )
    }

    /// The fault of asking for a message that is not there.
    static func unknown(_ id: QueueID, in queue: QueueName) -> SpoolFault {
        SpoolFault(
            .unknown, place: id.description, problem: "is not in the \(queue.rawValue) queue",
            hint: "firstreply queue list shows what is")
    }

    package var description: String { "\(place): \(problem) (\(hint))" }

    private static func cure(of code: Int32) -> String {
        switch code {
        case ENOSPC: "free space on the mailroot's disk"
        case EDQUOT: "raise the quota of the user FirstReply runs as"
        case EROFS: "mount the mailroot's file system writable again, and look in dmesg why it is not"
        case EMFILE, ENFILE: "raise the limit of open files (LimitNOFILE)"
        case EACCES, EPERM: "give the mailroot to the user FirstReply runs as"
        default: "check the disk (dmesg, smartctl)"
        }
    }
}
