import Glibc

extension MessageParser {
    /// The line that starts at `start`. In a header all CRs before the LF belong to the line end (QUIRK: `CR CR LF`).
    @inline(__always)
    func line(at start: Int) -> Line {
        if endsLinesWithCR { return lineEndedByEither(at: start) }
        let newline = self.newline(from: start)
        var end = newline
        if end < buffer.count {
            while end > start, buffer[end - 1] == ASCII.cr { end -= 1 }
        }
        return Line(start: start, end: end, next: min(newline + 1, buffer.count))
    }

    private func lineEndedByEither(at start: Int) -> Line {
        var end = start
        while end < buffer.count, buffer[end] != ASCII.cr, buffer[end] != ASCII.lf { end += 1 }
        var next = min(end + 1, buffer.count)
        if end < buffer.count, buffer[end] == ASCII.cr, next < buffer.count, buffer[next] == ASCII.lf { next += 1 }
        return Line(start: start, end: end, next: next)
    }

    @inline(__always)
    func nextLine(after start: Int) -> Int {
        endsLinesWithCR ? lineEndedByEither(at: start).next : min(newline(from: start) + 1, buffer.count)
    }

    @inline(__always)
    private func newline(from start: Int) -> Int {
        guard start < buffer.count, let base = buffer.baseAddress,
            let found = memchr(base + start, Int32(ASCII.lf), buffer.count - start)
        else { return buffer.count }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Where the text before the line at `start` ends, without its line end.
    func endBeforeLine(at start: Int) -> Int {
        var end = start
        if end > 0, buffer[end - 1] == ASCII.lf { end -= 1 }
        if end > 0, buffer[end - 1] == ASCII.cr { end -= 1 }
        return end
    }

    static func firstLineEndsWithCR(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = buffer.firstIndex(where: { $0 == ASCII.cr || $0 == ASCII.lf }), buffer[first] == ASCII.cr
        else { return false }
        // A run of CRs before an LF is one line end, however many they are.
        let afterRun = buffer[first...].firstIndex { $0 != ASCII.cr }
        guard let afterRun else { return true }
        return buffer[afterRun] != ASCII.lf
    }
}
