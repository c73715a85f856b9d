import Glibc

/// One conversion to UTF-8 by the C library's `iconv` (POSIX.1-2008).
struct CharsetConverter: ~Copyable {
    private let handle: iconv_t
    private let name: String

    /// - Parameter name: a name `iconv` knows; nil when it does not, or when the name could be taken for more than one.
    init?(from name: String) {
        // A slash would start the options of iconv_open (`//TRANSLIT`): a label is never more than a name.
        let isName =
            !name.isEmpty && name.utf8.count <= 40
            && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != ASCII.slash && $0 != ASCII.comma }
        guard isName, let handle = ConverterPool.shared.take(name) else { return nil }
        self.handle = handle
        self.name = name
    }

    deinit {
        ConverterPool.shared.giveBack(handle, name)
    }

    /// - Parameter replacing: whether octets that are invalid become U+FFFD; otherwise they make the answer nil.
    borrowing func convert(_ octets: ArraySlice<UInt8>, replacing: Bool) -> String? {
        // Back to the initial shift state, whatever an earlier conversion left.
        _ = iconv(handle, nil, nil, nil, nil)
        var input = Array(octets)
        var output: [UInt8] = []
        output.reserveCapacity(octets.count * 2)
        var chunk = [UInt8](repeating: 0, count: min(8192, 64 + octets.count * 4))
        let isComplete = input.withUnsafeMutableBytes { source in
            var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = source.count
            while left > 0 {
                let result = step(&from, &left, &chunk, &output)
                guard result == Int.max || left == 0 else { continue }
                if left == 0 { break }
                guard errno != E2BIG else { continue }
                guard replacing else { return false }
                output += [0xef, 0xbf, 0xbd]
                from = from.map { $0 + 1 }
                left -= 1
            }
            // What the shift state still holds.
            var nothing: UnsafeMutablePointer<CChar>?
            var none = 0
            _ = step(&nothing, &none, &chunk, &output)
            return true
        }
        return isComplete ? String(decoding: output, as: UTF8.self) : nil
    }

    /// One call; returns `Int.max` when it stopped early, with the cause in `errno`.
    private borrowing func step(
        _ from: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, _ chunk: inout [UInt8], _ output: inout [UInt8]
    ) -> Int {
        chunk.withUnsafeMutableBytes { target in
            var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
            var room = target.count
            let result = iconv(handle, &from, &left, &to, &room)
            let failure = errno
            output += target.prefix(target.count - room)
            errno = failure
            return result == Int(bitPattern: UInt.max) ? Int.max : Int(result)
        }
    }
}
