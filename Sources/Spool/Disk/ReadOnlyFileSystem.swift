import Glibc

/// A file system on which looking does nothing: every change is a no-op, files open read-only.
struct ReadOnlyFileSystem: FileSystem {
    func open(_ path: String, flags: Int32) throws(SpoolFault) -> FileDescriptor {
        try PosixFileSystem().open(path, flags: O_RDONLY)
    }

    func write(_ octets: UnsafeRawBufferPointer, to file: FileDescriptor, at offset: Int) {}
    func allocate(_ octets: Int, for file: FileDescriptor) {}
    func truncate(_ file: FileDescriptor, to octets: Int) {}
    func sync(_ file: FileDescriptor) {}
    func syncDirectory(_ path: String) {}
    func makeDirectory(_ path: String) {}
    func rename(_ from: String, to: String) {}
    func remove(_ path: String) {}
}
