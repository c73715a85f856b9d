import Foundation
import Glibc

/// What the command line prints.
enum Terminal {
    /// One line to standard output.
    static func print(_ text: String) {
        write(text + "\n", to: STDOUT_FILENO)
    }

    /// One line to standard error, with the program's name.
    static func complain(_ text: String) {
        write("firstreply: " + text + "\n", to: STDERR_FILENO)
    }

    /// Ends the program where nobody reads any more (`| head`), and with EX_IOERR where a file cannot be written.
    private static func write(_ text: String, to output: Int32) {
        var octets = Array(text.utf8)[...]
        while !octets.isEmpty {
            let written = octets.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
            if written >= 0 {
                octets = octets.dropFirst(written)
            } else if errno != EINTR {
                guard errno != EPIPE else { exit(0) }
                let cause = String(cString: strerror(errno))
                if output != STDERR_FILENO { complain("what is said cannot be written: \(cause)") }
                exit(EX_IOERR)
            }
        }
    }

    /// One record as a line of JSON with sorted keys and ISO 8601 dates.
    static func printJSON(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Rows in aligned columns under a head.
    static func printTable(_ head: [String], _ rows: [[String]]) {
        let widths = head.indices.map { column in
            ([head] + rows).map { $0[column].count }.max() ?? 0
        }
        for row in [head] + rows {
            let cells = row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell.padding(toLength: widths[column], withPad: " ", startingAt: 0)
            }
            print(cells.joined(separator: "  "))
        }
    }
}
