import ArgumentParser
import Foundation
import Gateway

/// Tells what messages are, without touching any state.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Say what message files are and what was read from them.",
        discussion: """
            Reads RFC 5322 messages from files, or from standard input for -, and prints kind, reasons, header, parts, \
            new text, bounces and lead facts. Nothing is sent, stored or changed. With --addresses it reads one JSON \
            string per line from standard input and says whether each is a valid address.
            """
    )

    @Argument(help: ArgumentHelp("Message files; - is standard input.", valueName: "file")) var files: [String] = []
    @Flag(help: "Print one JSON object per message and line.") var json = false
    @Flag(help: "Say how long parsing and understanding took, processor seconds as one JSON object.") var timing = false
    @Flag(help: "Judge addresses, a JSON string a line, instead of messages.") var addresses = false

    /// 64 MiB: a message is at most 25 MiB here, and a larger file is no message.
    private static let maximumOctets = 64 << 20

    func run() async throws {
        try await Reporting.run {
            let inspector = try Inspector(share: .locate())
            if addresses {
                try judgeAddresses(inspector)
                return
            }
            guard !files.isEmpty else { throw ValidationError("name a message file, or - for standard input") }
            var isMissing = false
            var measured: [[UInt8]] = []
            for file in files {
                guard let octets = Self.read(file) else {
                    Terminal.complain("\(file): cannot be read, or is larger than 64 MiB")
                    isMissing = true
                    continue
                }
                if timing {
                    measured.append(octets)
                    continue
                }
                let text =
                    json
                    ? try inspector.report(file: file, octets: octets, now: Date())
                    : inspector.text(file: file, octets: octets, now: Date())
                Terminal.print(text)
            }
            if timing { Terminal.print(try inspector.timing(measured, now: Date())) }
            if isMissing { throw ExitCode.noInput }
        }
    }

    private static func read(_ file: String) -> [UInt8]? {
        let data =
            file == "-"
            ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: file)
        guard let data, data.count <= maximumOctets else { return nil }
        return [UInt8](data)
    }

    private func judgeAddresses(_ inspector: Inspector) throws {
        let decoder = JSONDecoder()
        while let line = readLine() {
            guard !line.isEmpty else { continue }
            guard let address = try? decoder.decode(String.self, from: Data(line.utf8)) else {
                Terminal.complain("not a JSON string: \(line.prefix(80))")
                throw ExitCode.badData
            }
            Terminal.print(try inspector.address(address))
        }
    }
}
