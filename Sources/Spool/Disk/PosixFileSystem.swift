import Glibc

/// The system's own calls.
struct PosixFileSystem: FileSystem {
    func open(_ path: String, flags: Int32) throws(SpoolFault) -> FileDescriptor {
        let number = Glibc.open(path, flags | O_CLOEXEC, 0o600)
        guard number >= 0 else { throw SpoolFault(errno: errno, doing: "be opened", place: path) }
        return FileDescriptor(number, path: path)
    }

    func write(_ octets: UnsafeRawBufferPointer, to file: FileDescriptor, at offset: Int) throws(SpoolFault) {
        var written = 0
        while written < octets.count, let start = octets.baseAddress {
            let step = pwrite(file.number, start + written, octets.count - written, off_t(offset + written))
            if step < 0 && errno == EINTR { continue }
            guard step > 0 else {
                throw SpoolFault(errno: step == 0 ? EIO : errno, doing: "be written", place: file.path)
            }
            written += step
        }
    }

    func allocate(_ octets: Int, for file: FileDescriptor) throws(SpoolFault) {
        // Where the file system cannot reserve, glibc writes into every block instead.
        while true {
            let code = posix_fallocate(file.number, 0, off_t(octets))
            if code == EINTR { continue }
            guard code == 0 else { throw SpoolFault(errno: code, doing: "have room reserved", place: file.path) }
            return
        }
    }

    func truncate(_ file: FileDescriptor, to octets: Int) throws(SpoolFault) {
        guard ftruncate(file.number, off_t(octets)) == 0 else {
            throw SpoolFault(errno: errno, doing: "be cut", place: file.path)
        }
    }

    func sync(_ file: FileDescriptor) throws(SpoolFault) {
        guard fdatasync(file.number) == 0 else {
            throw SpoolFault(errno: errno, doing: "be synced", place: file.path)
        }
    }

    func syncDirectory(_ path: String) throws(SpoolFault) {
        let directory = try open(path, flags: O_RDONLY | O_DIRECTORY)
        guard fsync(directory.number) == 0 else {
            throw SpoolFault(errno: errno, doing: "be synced", place: path)
        }
    }

    func makeDirectory(_ path: String) throws(SpoolFault) {
        guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        throw SpoolFault(errno: errno, doing: "be made", place: path)
    }

    func rename(_ from: String, to: String) throws(SpoolFault) {
        guard Glibc.rename(from, to) == 0 else { throw SpoolFault(errno: errno, doing: "be renamed", place: from) }
    }

    func remove(_ path: String) throws(SpoolFault) {
        guard unlink(path) != 0, errno != ENOENT else { return }
        throw SpoolFault(errno: errno, doing: "be removed", place: path)
    }
}
