import FoundationEssentials
import Glibc

extension Keyring {
    /// Reads the file, which must be its owner's alone.
    ///
    /// - Throws: `VaultFault` naming the file, the line where there is one, and the cure.
    package static func load(path: String) throws(VaultFault) -> Keyring {
        // One descriptor for the look and the reading: the file that is judged is the file that is read. Without waiting,
        // so that a pipe in its place cannot stop a start.
        let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw failed(path, "be read", hint: "check the path and its owner") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failed(path, "be read") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw fault(path, "is no file", "name the keyring file itself")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw fault(path, "is open to others", "chmod 600 \(path)")
        }
        guard status.st_uid == geteuid() || geteuid() == 0 else {
            throw fault(path, "belongs to another user", "chown it to the user FirstReply runs as")
        }
        guard status.st_size <= maximumFileOctets,
            let text = String(validating: try octets(descriptor, path), as: UTF8.self)
        else { throw fault(path, "cannot be read as a keyring", "restore it from a backup") }
        return try Keyring(text: text, place: path)
    }

    private static func octets(_ descriptor: Int32, _ path: String) throws(VaultFault) -> [UInt8] {
        var octets = [UInt8](repeating: 0, count: maximumFileOctets + 1)
        var count = 0
        while count < octets.count {
            let capacity = octets.count - count
            let step = octets.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.map { $0 + count }, capacity) }
            if step < 0 && errno == EINTR { continue }
            guard step >= 0 else { throw failed(path, "be read") }
            guard step > 0 else { break }
            count += step
        }
        return Array(octets.prefix(count))
    }

    /// Reads the file, or makes it with a fresh key when there is none; the second value tells that it was made.
    package static func loadOrCreate(path: String) throws(VaultFault) -> (ring: Keyring, isNew: Bool) {
        if access(path, F_OK) == 0 { return (try load(path: path), false) }
        let ring = Keyring.generate()
        try ring.write(path: path)
        return (ring, true)
    }

    /// Writes a new file (0600) and syncs it and its directory; an existing one is never overwritten.
    package func write(path: String) throws(VaultFault) {
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failed(path, "be made") }
        defer { close(descriptor) }
        do throws(VaultFault) {
            try Self.writeAll(Array(text.utf8), descriptor, path)
            guard fsync(descriptor) == 0 else { throw Self.failed(path, "be written") }
            try Self.syncDirectory(of: path)
        } catch {
            // Half a keyring is worse than none: the next start would refuse it.
            unlink(path)
            throw error
        }
    }

    private static func writeAll(_ octets: [UInt8], _ descriptor: Int32, _ path: String) throws(VaultFault) {
        var written = 0
        while written < octets.count {
            let rest = octets.count - written
            let step = octets.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, rest) }
            if step < 0 && errno == EINTR { continue }
            guard step > 0 else { throw failed(path, "be written") }
            written += step
        }
    }

    private static func syncDirectory(of path: String) throws(VaultFault) {
        let directory = Glibc.open(directory(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw failed(path, "be synced") }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw failed(path, "be synced") }
    }

    private static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func failed(
        _ path: String, _ what: String, hint: String = "check the directory and the disk"
    ) -> VaultFault {
        fault(path, "cannot \(what): \(String(cString: strerror(errno)))", hint)
    }

    private static func fault(_ path: String, _ problem: String, _ hint: String) -> VaultFault {
        VaultFault(kind: .keyring, place: path, problem: problem, hint: hint)
    }
}
