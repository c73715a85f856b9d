import Glibc

/// A file read through the page cache, for a pass over the whole of it.
struct MappedFile {
    /// Gives the file's octets to `body`.
    static func withOctets<Result>(
        of file: FileDescriptor, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        let size = try file.size()
        guard size > 0 else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        guard let start = mmap(nil, size, PROT_READ, MAP_SHARED, file.number, 0), start != MAP_FAILED else {
            throw SpoolFault(errno: errno, doing: "be mapped", place: file.path)
        }
        defer { munmap(start, size) }
        madvise(start, size, MADV_SEQUENTIAL)
        return try body(UnsafeRawBufferPointer(start: start, count: size))
    }
}
