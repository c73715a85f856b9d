import Glibc

/// The proof that one process alone owns a mailroot: a lock on `firstreply.lock` that ends with the process.
final class MailRootLock: Sendable {
    private let file: FileDescriptor

    /// Takes the lock, or throws `.owned` with the owner's process ID.
    init(mailroot: String) throws(SpoolFault) {
        let path = mailroot + "/firstreply.lock"
        file = try PosixFileSystem().open(path, flags: O_RDWR | O_CREAT)
        while flock(file.number, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            guard code == EWOULDBLOCK else { throw SpoolFault(errno: code, doing: "be locked", place: path) }
            let text = try? file.read(count: 20, at: 0)
            let owner = String(decoding: text ?? [], as: UTF8.self).prefix { $0.isNumber }
            throw SpoolFault(
                .owned, code: code, place: mailroot,
                problem: "is in use by \(owner.isEmpty ? "another process" : "process \(owner)")",
                hint: "stop that one first, or give this one another mailroot"
            )
        }
        // The number is for people; the lock is what counts, also when a full disk has no room for the number.
        let text = Array("\(getpid())\n".utf8)
        _ = ftruncate(file.number, 0)
        _ = text.withUnsafeBytes { pwrite(file.number, $0.baseAddress, $0.count, 0) }
    }

    /// Lets the next one have the mailroot.
    func release() {
        flock(file.number, LOCK_UN)
    }
}
