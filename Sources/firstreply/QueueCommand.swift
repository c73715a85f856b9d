import ArgumentParser
import Foundation
import Gateway

/// The queue tools. They work while the gateway runs and when it does not.
struct QueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Look at the queues and change what waits in them.",
        discussion:
            "IDs are those of the 250 and of the log; ALL means every message of both queues, - reads IDs from standard input, a line each.",
        subcommands: [
            List.self, Show.self, Shape.self, Flush.self, Hold.self, Release.self, Requeue.self, Expire.self,
            Delete.self,
        ],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what waits, oldest first.",
            discussion: "A mark behind the ID: * is being worked on, ! is held."
        )
        @OptionGroup var file: ConfigurationOption
        @Flag(help: "Print one JSON object per message and line.") var json = false

        func run() async throws {
            try await Reporting.run {
                let response = try await Installation(try file.load()).perform(ControlRequest(.list))
                let entries = response.entries ?? []
                if json {
                    for entry in entries { try Terminal.printJSON(entry) }
                    return
                }
                if let cause = response.held { Terminal.print("All outgoing mail is held: \(cause)") }
                if entries.isEmpty {
                    Terminal.print("Both queues are empty.")
                } else {
                    Terminal.printTable(
                        ["ID", "QUEUE", "STATE", "LANE", "ARRIVED", "SIZE", "TRIES", "FROM", "TO", "REASON"],
                        entries.map(Self.row))
                }
                guard let handovers = response.handedOver, !handovers.isEmpty else { return }
                Terminal.print("Handed over last:")
                Terminal.printTable(
                    ["ID", "LEAD", "WHEN", "REPLY"],
                    handovers.map { [$0.id, $0.lead ?? "-", $0.time.formatted(.iso8601), $0.code ?? "-"] })
            }
        }

        /// The marks of Postfix's mailq, which operators know.
        private static func mark(_ state: String) -> String {
            switch state {
            case "active": "*"
            case "held": "!"
            default: ""
            }
        }

        private static func row(_ entry: QueueListing) -> [String] {
            [
                entry.id + mark(entry.state), entry.queue, entry.state, entry.lane, entry.arrival.formatted(.iso8601),
                "\(entry.size)",
                "\(entry.attempts)", entry.sender, entry.recipients.joined(separator: ","), entry.reason ?? "-",
            ]
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one message: envelope, journal, header, text.",
            discussion: "Without --envelope, --journal or --headers everything is shown."
        )
        @OptionGroup var file: ConfigurationOption
        @Argument(help: "The message's ID.") var id: String
        @Flag(help: "Only from whom, to whom, and where it stands.") var envelope = false
        @Flag(help: "Only what was noted on it.") var journal = false
        @Flag(help: "Only its header.") var headers = false
        @Flag(help: "Print everything as one JSON object.") var json = false

        func run() async throws {
            try await Reporting.run {
                let response = try await Installation(try file.load()).perform(
                    ControlRequest(.show, ids: [QueueChange.unmarked(id)]))
                guard let entry = response.entries?.first, let message = response.message else {
                    throw ControlFault(problem: response.problems?.first ?? "\(id): no such message")
                }
                if json {
                    try Terminal.printJSON(response)
                    return
                }
                let isWhole = !envelope && !journal && !headers
                if envelope || isWhole { Terminal.print(Self.envelope(entry)) }
                if journal || isWhole {
                    for line in response.journal ?? [] { Terminal.print(line) }
                }
                guard headers || isWhole else { return }
                let text = message.replacing("\r\n", with: "\n")
                let header = text.firstRange(of: "\n\n").map { text[..<$0.lowerBound] } ?? text[...]
                Terminal.print(headers ? String(header) : "\n" + text)
            }
        }

        private static func envelope(_ entry: QueueListing) -> String {
            let reason = entry.reason.map { "\nreason \($0)" } ?? ""
            return """
                \(entry.id) in \(entry.queue): \(entry.state), lane \(entry.lane), \(entry.attempts) tries
                from \(entry.sender) to \(entry.recipients.joined(separator: ", "))\(reason)
                """
        }
    }

    struct Shape: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Count what waits to go out, by domain and age in minutes.",
            discussion:
                "Numbers far to the right are stuck mail: of one domain, its servers; of all, the smart host."
        )
        @OptionGroup var file: ConfigurationOption
        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            try await Reporting.run {
                let response = try await Installation(try file.load()).perform(ControlRequest(.shape))
                guard let shape = response.shape else {
                    throw ControlFault(problem: response.problems?.first ?? "the gateway did not answer")
                }
                if json {
                    try Terminal.printJSON(shape)
                    return
                }
                if let cause = response.held { Terminal.print("All outgoing mail is held: \(cause)") }
                let bounds = QueueShape.bounds
                Terminal.printTable(
                    ["DOMAIN", "ALL"] + bounds.map { "<\($0)" } + ["\(bounds.last ?? 0)+"],
                    shape.rows.map { [$0.domain, "\($0.total)"] + $0.buckets.map(String.init) })
            }
        }
    }

    struct Flush: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Try deferred messages now; without IDs all of them.")
        @OptionGroup var change: QueueChange
        func run() async throws { try await change.perform(.flush, needsIDs: false) }
    }

    struct Hold: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let messages wait until they are released.")
        @OptionGroup var change: QueueChange
        @Option(help: "Why, for those who look later.") var reason: String?
        func run() async throws { try await change.perform(.hold, argument: reason) }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let held messages go on, at once.")
        @OptionGroup var change: QueueChange
        func run() async throws { try await change.perform(.release) }
    }

    struct Requeue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make messages due now, held or deferred.")
        @OptionGroup var change: QueueChange
        func run() async throws { try await change.perform(.requeue) }
    }

    struct Expire: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give messages up now, as if their lifetime were over.",
            discussion: "They are written out to bad/, and the lead of a reply learns that it failed."
        )
        @OptionGroup var change: QueueChange
        func run() async throws { try await change.perform(.expire) }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take messages out of the queues for good.",
            discussion: "A deleted reply is not sent; its lead stays, with a note in its history."
        )
        @OptionGroup var change: QueueChange
        func run() async throws { try await change.perform(.delete) }
    }
}
