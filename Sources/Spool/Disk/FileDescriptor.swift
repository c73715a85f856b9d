import Glibc

/// An open file, closed when the last one who holds it lets go.
final class FileDescriptor: Sendable {
    let number: Int32
    let path: String

    init(_ number: Int32, path: String) {
        self.number = number
        self.path = path
    }

    deinit {
        close(number)
    }

    /// Reads up to `count` octets at an offset; fewer at the end of the file.
    func read(count: Int, at offset: Int) throws(SpoolFault) -> [UInt8] {
        var failure: Int32 = 0
        let octets = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while initialized < count {
                guard let start = buffer.baseAddress else { break }
                let step = pread(number, start + initialized, count - initialized, off_t(offset + initialized))
                if step < 0 && errno == EINTR { continue }
                if step < 0 { failure = errno }
                guard step > 0 else { break }
                initialized += step
            }
        }
        guard failure == 0 else { throw SpoolFault(errno: failure, doing: "be read", place: path) }
        return octets
    }

    /// The file's size in octets.
    func size() throws(SpoolFault) -> Int {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw SpoolFault(errno: errno, doing: "be measured", place: path) }
        return Int(status.st_size)
    }
}
