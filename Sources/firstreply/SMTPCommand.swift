import ArgumentParser
import Foundation
import Gateway
import MailTypes

/// Tools for the way out.
struct SMTPCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "smtp", abstract: "Test the smart host.", subcommands: [Dial.self])

    struct Dial: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Try the smart host step by step: DNS, every address, TLS, certificate, login, MAIL and RCPT.",
            discussion: """
                Nothing is sent: sender and recipient are offered and taken back by RSET. --send ADDRESS sends a test \
                message to that address afterwards, the way replies go. It works while the gateway runs and when it \
                does not. No secret is printed; of addresses the first letter and the domain are.

                Without --host the first configured host is tried. --host names another one of them, or any host, as host \
                or host:port. A password goes to the configured host it is for only; at a stranger's the try ends before \
                the login.

                Exit status: 0 usable, 64 wrong usage, 68 no such host, 69 unreachable, 75 refused for now, 76 TLS, \
                certificate or protocol, 77 login or sender refused, 78 configuration error.
                """
        )
        @OptionGroup var file: ConfigurationOption
        @Option(help: ArgumentHelp("Another host to try.", valueName: "host[:port]")) var host: String?
        @Option(help: ArgumentHelp("The recipient to offer; else our own first inbox.", valueName: "address"))
        var to: String?
        @Option(help: ArgumentHelp("Send a test message to this address.", valueName: "address")) var send: String?
        @Option(help: ArgumentHelp("The longest wait for one reply, 1 to 600.", valueName: "seconds"))
        var timeout = 30.0
        @Flag(help: "Print everything as one JSON object.") var json = false

        func run() async throws {
            try await Reporting.run {
                guard (1...600).contains(timeout) else { throw ValidationError("--timeout: 1 to 600 seconds") }
                var dialer = SmartHostDialer(try file.load())
                dialer.patience = timeout
                dialer.other = try host.map(Self.place)
                dialer.sends = send != nil
                dialer.recipient = try (send ?? to).map { text in
                    guard let address = AddrSpec(text) else { throw ValidationError("\(text): no address") }
                    return address
                }
                let report = try await dialer.dial()
                if json { try Terminal.printJSON(report) } else { Self.show(report) }
                if report.status != 0 { throw ExitCode(report.status) }
            }
        }

        /// `host`, `host:port`, `[::1]:port`.
        static func place(_ text: String) throws -> (host: String, port: Int?) {
            var host = text[...]
            var port: Int?
            if let colon = text.lastIndex(of: ":"), !text[..<colon].contains(":") || text[..<colon].hasSuffix("]") {
                host = text[..<colon]
                guard let number = UInt16(text[text.index(after: colon)...]), number > 0 else {
                    throw ValidationError("\(text): the port is a number from 1 to 65535")
                }
                port = Int(number)
            }
            if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
            guard !host.isEmpty else { throw ValidationError("\(text): no host") }
            return (String(host), port)
        }

        private static func show(_ report: DialReport) {
            Terminal.print("\(report.host):\(report.port), security \(report.security)")
            for step in report.steps {
                let time = String(format: "%9.1f ms", step.milliseconds)
                let name = step.step.padding(toLength: 11, withPad: " ", startingAt: 0)
                let verdict = step.verdict.rawValue.padding(toLength: 7, withPad: " ", startingAt: 0)
                Terminal.print("\(verdict) \(name) \(time)  \(step.text)")
                for line in step.details ?? [] { Terminal.print("\(String(repeating: " ", count: 34))\(line)") }
            }
            Terminal.print((report.usable ? "OK: " : "NOT USABLE: ") + report.verdict)
            if let cure = report.cure { Terminal.print("    hint: \(cure)") }
        }
    }
}
