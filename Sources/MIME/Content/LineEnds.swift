import Glibc

/// Line ends of text: CRLF, LF and CR all become LF.
enum LineEnds {
    static func normalized(_ text: String) -> String {
        let octets = Array(text.utf8)
        let result = normalized(octets[...])
        return result.count == octets.count && !octets.contains(ASCII.cr)
            ? text : String(decoding: result, as: UTF8.self)
    }

    /// The octets with all line ends as LF; the same octets, not copied, where they are so already.
    static func normalized(_ octets: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = octets.firstIndex(of: ASCII.cr) else { return octets }
        let output = [UInt8](unsafeUninitializedCapacity: octets.count) { output, count in
            octets.withUnsafeBufferPointer { input in
                copy(input, firstReturn: first - octets.startIndex, to: output, &count)
            }
        }
        return output[...]
    }

    /// Copies the runs between the CRs as a whole.
    private static func copy(
        _ input: UnsafeBufferPointer<UInt8>, firstReturn: Int, to output: UnsafeMutableBufferPointer<UInt8>,
        _ count: inout Int
    ) {
        guard let source = input.baseAddress, let target = output.baseAddress else { return }
        var index = 0
        var mark = firstReturn
        while index < input.count {
            memcpy(target + count, source + index, mark - index)
            count += mark - index
            guard mark < input.count else { return }
            output[count] = ASCII.lf
            count += 1
            index = mark + 1
            if index < input.count, input[index] == ASCII.lf { index += 1 }
            let found = memchr(source + index, Int32(ASCII.cr), input.count - index)
            mark = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(source) } ?? input.count
        }
    }
}
