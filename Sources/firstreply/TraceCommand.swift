import ArgumentParser
import Dispatch
import Foundation
import Gateway
import SMTP

/// Shows SMTP dialogues as they go on.
struct TraceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Show the dialogue of live SMTP sessions: in, from our peers; out, with the smart host.",
        discussion: """
            Commands and replies with their times, from the running gateway. Of messages the size is shown, of addresses \
            the first letter and the domain, of logins the mechanism; passwords and SASL lines never. C: is what the \
            client says, S: the server, *: what happened. It ends by ^C, after --count lines, or when the gateway stops.

            Exit status: 0 ended, 69 no gateway is running.
            """
    )

    enum Way: String, ExpressibleByArgument, CaseIterable {
        case `in`, out, both
    }

    @OptionGroup var file: ConfigurationOption
    @Argument(help: "in, out or both.") var way: Way
    @Option(help: "Only this peer: an IP address, a network, or the smart host's name.") var peer: String?
    @Option(help: ArgumentHelp("End after so many lines.", valueName: "lines")) var count: Int?
    @Flag(help: "Print one JSON object a line.") var json = false

    func run() async throws {
        try await Reporting.run {
            if let count, count < 1 { throw ValidationError("--count: a number from 1 on") }
            let order = TraceOrder(
                direction: DialogueEvent.Direction(rawValue: way.rawValue), peer: peer, count: count)
            let client = ControlClient(mailroot: try file.load().mailroot)
            let interrupt = Self.endOnInterrupt()
            defer { interrupt.cancel() }
            let wasHeard = try await client.trace(order) { event in
                if json { try Terminal.printJSON(event) } else { Terminal.print(Self.line(event)) }
            }
            guard wasHeard else { throw ControlFault(problem: "no gateway is running: there is no dialogue to show") }
        }
    }

    /// ^C is how a trace ends: it is no failure.
    private static func endOnInterrupt() -> any DispatchSourceSignal {
        signal(SIGINT, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { Foundation.exit(0) }
        source.resume()
        return source
    }

    private static func line(_ event: DialogueEvent) -> String {
        let time = event.time.formatted(
            .iso8601.year().month().day().time(includingFractionalSeconds: true))
        return
            "\(time) \(event.direction.rawValue) \(event.session) \(event.peer) \(event.speaker.rawValue): \(event.text)"
    }
}
