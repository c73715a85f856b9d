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
        var failure: SpoolFault?
        let octets = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            do throws(SpoolFault) {
                initialized = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return octets
    }

    /// Fills a buffer from an offset; returns how many octets there were.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SpoolFault) -> Int {
        var count = 0
        while count < buffer.count, let start = buffer.baseAddress {
            let step = pread(number, start + count, buffer.count - count, off_t(offset + count))
            if step < 0 && errno == EINTR { continue }
            guard step >= 0 else { throw SpoolFault(errno: errno, doing: "be read", place: path) }
            guard step > 0 else { break }
            count += step
        }
        return count
    }

    /// Whether the path names this very file, whatever it was called when it was opened.
    func isFile(at path: String) -> Bool {
        var own = stat()
        var named = stat()
        guard fstat(number, &own) == 0, stat(path, &named) == 0 else { return false }
        return own.st_dev == named.st_dev && own.st_ino == named.st_ino
    }

    /// The file's size in octets.
    func size() throws(SpoolFault) -> Int {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw SpoolFault(errno: errno, doing: "be measured", place: path) }
        return Int(status.st_size)
    }
}
