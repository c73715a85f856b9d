import FoundationEssentials

/// One file of the template directory as text: UTF-8, LF line ends, no private-use scalars.
struct SourceFile: Sendable {
    /// The path relative to the directory.
    let name: String
    /// The text.
    let text: String

    /// Reads a file, or throws the `TemplateFault` that says why not.
    init(name: String, directory: String) throws(TemplateFault) {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: directory + "/" + name))
        } catch {
            throw TemplateFault(
                file: name, message: "cannot be read", hint: "check that it is a file the service's user may read")
        }
        guard data.count <= TemplateLimits.fileOctets else {
            throw TemplateFault(
                file: name, message: "is \(data.count) octets, more than \(TemplateLimits.fileOctets)",
                hint: "shorten it; pictures belong on the web site")
        }
        try self.init(name: name, octets: Array(data))
    }

    /// Text from octets.
    init(name: String, octets: [UInt8]) throws(TemplateFault) {
        guard let text = String(validating: octets, as: UTF8.self) else {
            throw TemplateFault(
                file: name, line: Self.firstBadLine(octets), message: "is not UTF-8", hint: "save the file as UTF-8")
        }
        self.name = name
        let unmarked = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        let hasReturns = unmarked.utf8.contains(UInt8(ascii: "\r"))
        self.text = hasReturns ? unmarked.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : unmarked
        if let line = Self.line(in: self.text, where: { Placeholder.position($0) != nil || $0 == "\0" }) {
            throw TemplateFault(
                file: name, line: line, message: "holds a private-use or NUL character", hint: "remove it")
        }
    }

    /// The first line with a scalar that matches.
    private static func line(in text: String, where matches: (Unicode.Scalar) -> Bool) -> Int? {
        var line = 1
        for scalar in text.unicodeScalars {
            if scalar == "\n" { line += 1 }
            if matches(scalar) { return line }
        }
        return nil
    }

    private static func firstBadLine(_ octets: [UInt8]) -> Int {
        let lines = octets.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
        return (bad ?? 0) + 1
    }
}
