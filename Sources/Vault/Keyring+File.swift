import FoundationEssentials
import Glibc

extension Keyring {
    /// Reads the file, which must be its owner's alone.
    ///
    /// - Throws: `VaultFault` naming the file, the line where there is one, and the cure.
    package static func load(path: String) throws(VaultFault) -> Keyring {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw fault(path, "cannot be read: \(String(cString: strerror(errno)))", "check the path")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw fault(path, "is readable by others", "chmod 600 \(path)")
        }
        guard status.st_uid == geteuid() || geteuid() == 0 else {
            throw fault(path, "belongs to another user", "chown it to the user FirstReply runs as")
        }
        guard status.st_size <= maximumFileOctets, let data = FileManager.default.contents(atPath: path),
            let text = String(data: data, encoding: .utf8)
        else { throw fault(path, "cannot be read as a keyring", "restore it from a backup") }
        return try Keyring(text: text, place: path)
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
        let octets = Array(text.utf8)
        guard Glibc.write(descriptor, octets, octets.count) == octets.count, fsync(descriptor) == 0 else {
            throw Self.failed(path, "be written")
        }
        let directory = Glibc.open(Self.directory(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw Self.failed(path, "be synced") }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw Self.failed(path, "be synced") }
    }

    private static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func failed(_ path: String, _ what: String) -> VaultFault {
        fault(path, "cannot \(what): \(String(cString: strerror(errno)))", "check the directory and the disk")
    }

    private static func fault(_ path: String, _ problem: String, _ hint: String) -> VaultFault {
        VaultFault(kind: .keyring, place: path, problem: problem, hint: hint)
    }
}
