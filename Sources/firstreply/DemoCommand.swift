import ArgumentParser
import Foundation
import Gateway
import Synchronization
import Web

/// Shows the whole gateway at work on this machine alone.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Run a whole gateway on loopback and send a sample inquiry through it.",
        discussion: """
            Starts SMTP, a web page and a smart host that only captures (STARTTLS and AUTH like a real one), sends a \
            sample inquiry, prints its journey with times, and stays up until Ctrl-C. Nothing leaves this machine. The \
            state is in a scratch directory that is removed at the end, unless --mailroot names one.
            """
    )

    @Option(help: ArgumentHelp("Where to take mail.", valueName: "host:port")) var smtp = "127.0.0.1:2525"
    @Option(help: ArgumentHelp("Where to serve the page.", valueName: "host:port")) var web = "127.0.0.1:8080"
    @Option(help: ArgumentHelp("Keep the state in this directory.", valueName: "dir")) var mailroot: String?
    @Flag(help: "End after the sample's journey: status 0 when its reply was handed over.") var once = false
    @Flag(help: "Print the journey as one line of JSON.") var json = false
    @Flag(help: "Print the gateway's log as well.") var verbose = false

    func validate() throws {
        for text in [smtp, web] where SocketName(text) == nil {
            throw ValidationError("'\(text)' is no listening address; write it like 127.0.0.1:2525")
        }
    }

    func run() async throws {
        guard let smtp = SocketName(smtp), let web = SocketName(web) else { return }
        try await Reporting.run {
            let settings = DemoSettings(smtp: smtp, web: web, mailroot: mailroot, once: once)
            let logger = Logs.logger(level: verbose ? "info" : "error")
            let demo = try await Demo.open(settings, share: .locate(), logger: logger)
            let server = try WebServer(
                store: demo.floor.store, forms: FloorDoors(floor: demo.floor),
                unsubscribes: FloorDoors(floor: demo.floor), office: demo.floor.configuration.business.name,
                peers: demo.floor.configuration.webPeers,
                callsPerMinute: demo.floor.configuration.webCallsPerMinute,
                captured: CapturedReplies(host: demo.captured), logger: logger)
            let outcome = Mutex(ExitCode.success)
            do {
                let file = demo.configurationFile
                try await demo.run(others: [server.service(host: web.host, port: web.port)]) { journey in
                    outcome.withLock { $0 = show(journey, configuration: file, smtp, web) }
                }
            } catch is DemoOver {
                // The sample's journey was all that was asked for.
            }
            let status = outcome.withLock { $0 }
            if status != .success { throw status }
        }
    }

    private func show(
        _ journey: DemoJourney?, configuration: String, _ smtp: SocketName, _ web: SocketName
    ) -> ExitCode {
        guard let journey else {
            Terminal.complain("the sample inquiry was not answered in time; --verbose shows the log")
            return .tryAgain
        }
        do {
            if json { try Terminal.printJSON(journey) } else { Terminal.print(text(journey, configuration, smtp, web)) }
            return .success
        } catch {
            Terminal.complain("the journey cannot be printed: \(error)")
            return .inputOutput
        }
    }

    private func text(
        _ journey: DemoJourney, _ configuration: String, _ smtp: SocketName, _ web: SocketName
    ) -> String {
        var lines = [
            "The journey of the sample inquiry \(journey.id)",
            "  \(Self.time(journey.acceptedMilliseconds))  accepted: in the spool and synced, 250 said",
            "            lead: \(journey.name ?? "?"), \(journey.service ?? "service unknown"), "
                + "score \(journey.score) of \(journey.attainable), tier \(journey.tier)",
        ]
        lines += journey.why.map { "              \($0)" }
        lines += [
            "  \(Self.time(journey.repliedMilliseconds))  reply handed over: \(journey.handedOver)",
            "            to \(journey.replyTo): \(journey.replySubject)",
        ]
        guard !once else { return lines.joined(separator: "\n") }
        lines += [
            "", "Read it, with why it scored so:  http://\(web)/", "", "Send an inquiry of your own:",
            "  swaks --server \(smtp.host) --port \(smtp.port) --from dana@example.com "
                + "--to inquiries@tntlimousine.example --header 'Subject: Airport ride' "
                + "--body 'Hi, I need a car for 2 from JFK to Stamford, CT on Friday at 5 pm. Dana Reed, 203-555-0190'",
            "", "Then look at it:", "  \(Self.program) lead list --config \(configuration)",
            "  \(Self.program) queue list --config \(configuration)", "", "Ctrl-C ends the demo.",
        ]
        return lines.joined(separator: "\n")
    }

    private static func time(_ milliseconds: Double) -> String {
        let text = "\(milliseconds) ms"
        return String(repeating: " ", count: max(0, 8 - text.count)) + text
    }

    /// How this program was called, so that its lines can be pasted.
    private static var program: String { CommandLine.arguments.first ?? "firstreply" }
}
