import Glibc
import Synchronization

/// Opened conversions that wait for their next use: opening one loads its module from disk, which takes a hundred times
/// as long as decoding a header field.
final class ConverterPool: Sendable {
    static let shared = ConverterPool()

    /// glibc knows some 250 charsets; mail uses a few dozen.
    private static let maximumCharsets = 64
    /// More are not in use at once on the processors we run on; a conversion holds about 100 octets.
    private static let maximumPerCharset = 8

    /// Handles as numbers, by charset. Each is either in here or in the hands of one converter.
    private let idle = Mutex<[String: [UInt]]>([:])

    private init() {}

    /// A handle for conversion from a charset to UTF-8; nil when the C library does not know the charset.
    func take(_ name: String) -> iconv_t? {
        let waiting = idle.withLock { $0[name]?.popLast() }
        if let waiting { return iconv_t(bitPattern: waiting) }
        guard let opened = iconv_open("UTF-8", name), opened != iconv_t(bitPattern: -1) else { return nil }
        return opened
    }

    func giveBack(_ handle: iconv_t, _ name: String) {
        let isKept = idle.withLock { idle in
            guard idle[name] != nil || idle.count < ConverterPool.maximumCharsets,
                idle[name]?.count ?? 0 < ConverterPool.maximumPerCharset
            else { return false }
            idle[name, default: []].append(UInt(bitPattern: handle))
            return true
        }
        if !isKept { iconv_close(handle) }
    }
}
