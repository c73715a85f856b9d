import Glibc

/// What kept the spool from doing something: the system's error, the place and the cure.
package struct SpoolFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds a caller tells apart.
    package enum Kind: Hashable, Sendable {
        /// No room on the disk, or a quota reached.
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
    /// The file or the ID it is about.
    package let place: String
    package let problem: String
    package let hint: String

    init(_ kind: Kind, place: String, problem: String, hint: String) {
        self.kind = kind
        self.place = place
        self.problem = problem
        self.hint = hint
    }

    /// The fault that a failed system call stands for.
    init(errno code: Int32, doing action: String, place: String) {
        let isFull = code == ENOSPC || code == EDQUOT
        self.init(
            isFull ? .full : .disk, place: place, problem: "cannot \(action): \(String(cString: strerror(code)))",
            hint: isFull ? "free space on the mailroot's disk" : "check the disk and its permissions"
        )
    }

    package var description: String { "\(place): \(problem) (\(hint))" }
}
