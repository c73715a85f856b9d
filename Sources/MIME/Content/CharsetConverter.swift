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
        // Enough for all but a few charsets; more is asked for when it is needed.
        var output = [UInt8](repeating: 0, count: octets.count * 3 / 2 + CharsetConverter.spare)
        var used = 0
        let isComplete = octets.withUnsafeBytes { source in
            // `iconv` takes a pointer to what it may change for historical reasons, and does not (POSIX.1-2008).
            var from = UnsafeMutableRawPointer(mutating: source.baseAddress)?.assumingMemoryBound(to: CChar.self)
            var left = source.count
            while left > 0 {
                let failure = step(&from, &left, &output, &used)
                if failure == E2BIG { continue }
                guard failure != 0, left > 0 else { break }
                guard replacing else { return false }
                if output.count - used < 3 { grow(&output, for: left) }
                for octet: UInt8 in [0xef, 0xbf, 0xbd] {
                    output[used] = octet
                    used += 1
                }
                from = from.map { $0 + 1 }
                left -= 1
            }
            // What the shift state still holds.
            var nothing: UnsafeMutablePointer<CChar>?
            var none = 0
            while step(&nothing, &none, &output, &used) == E2BIG {}
            return true
        }
        return isComplete ? String(decoding: output[..<used], as: UTF8.self) : nil
    }

    /// Room for what a single call writes at the least: some characters of a composing charset.
    private static let spare = 64

    private borrowing func grow(_ output: inout [UInt8], for left: Int) {
        output += [UInt8](repeating: 0, count: left * 3 + CharsetConverter.spare)
    }

    /// One call; returns the error it stopped with, 0 for none. Where room was lacking there is more for the next one.
    private borrowing func step(
        _ from: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, _ output: inout [UInt8], _ used: inout Int
    ) -> Int32 {
        let failure = output.withUnsafeMutableBytes { target -> Int32 in
            var to = target.baseAddress?.advanced(by: used).assumingMemoryBound(to: CChar.self)
            var room = target.count - used
            let result = iconv(handle, &from, &left, &to, &room)
            let failure = errno
            used = target.count - room
            return result == Int(bitPattern: UInt.max) ? failure : 0
        }
        if failure == E2BIG { grow(&output, for: left) }
        return failure
    }
}
