/// The uuencode format of POSIX (IEEE 1003.1 uuencode), as old mail programs put files into text.
enum UUEncoding {
    /// The octets of the first file in the text; nil when there is no `begin` line.
    static func decode(_ body: ArraySlice<UInt8>) -> [UInt8]? {
        var lines = body.split(separator: ASCII.lf, omittingEmptySubsequences: false)[...]
        while let line = lines.first, name(in: line) == nil { lines.removeFirst() }
        guard lines.popFirst() != nil else { return nil }
        var output: [UInt8] = []
        for line in lines {
            let text = line.last == ASCII.cr ? line.dropLast() : line
            if text.elementsEqual("end".utf8) { break }
            append(text, to: &output)
        }
        return output
    }

    /// All files in the text, in order (one pass).
    static func files(in body: ArraySlice<UInt8>) -> [EmbeddedFile] {
        var files: [EmbeddedFile] = []
        var isOpen = false
        for line in body.split(separator: ASCII.lf) {
            if let name = name(in: line) {
                files.append(EmbeddedFile(name: name, octets: []))
                isOpen = true
            } else if isOpen {
                let text = line.last == ASCII.cr ? line.dropLast() : line
                isOpen = !text.elementsEqual("end".utf8)
                if isOpen { append(text, to: &files[files.count - 1].octets) }
            }
        }
        return files.filter { !$0.octets.isEmpty }
    }

    /// The file name of a `begin 644 name` line.
    static func name(in line: ArraySlice<UInt8>) -> String? {
        let words = line.split(separator: ASCII.space, maxSplits: 2)
        guard words.count == 3, words[0].elementsEqual("begin".utf8), (3...4).contains(words[1].count),
            words[1].allSatisfy({ (0x30...0x37).contains($0) })
        else { return nil }
        let name = ASCII.trimmed(words[2])
        return name.isEmpty ? nil : HeaderText.text(of: name)
    }

    /// One line: a length character, then groups of four characters for three octets; what is missing counts as zero.
    private static func append(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
        guard let first = line.first, first >= 0x20, first <= 0x60 else { return }
        var left = Int((first &- 0x20) & 63)
        var index = line.startIndex + 1
        while left > 0 {
            var bits: UInt32 = 0
            for offset in 0..<4 {
                let octet = index + offset < line.endIndex ? line[index + offset] : ASCII.space
                bits = bits << 6 | UInt32((octet &- 0x20) & 63)
            }
            for place in 0..<min(3, left) { output.append(UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * place))) }
            index += 4
            left -= 3
        }
    }
}
