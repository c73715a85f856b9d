import ArgumentParser
import Foundation
import Gateway

/// The queue tools. They work while the gateway runs and when it does not.
struct QueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Look at the queues and change what waits in them.",
        discussion: "IDs are those of the 250 and of the log; ALL means every message of both queues.",
        subcommands: [
            List.self, Show.self, Flush.self, Hold.self, Release.self, Requeue.self, Delete.self,
        ],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List what waits, oldest first.")
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

        private static func row(_ entry: QueueListing) -> [String] {
            [
                entry.id, entry.queue, entry.state, entry.lane, entry.arrival.formatted(.iso8601), "\(entry.size)",
                "\(entry.attempts)", entry.sender, entry.recipients.joined(separator: ","), entry.reason ?? "-",
            ]
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one message: envelope, state, header, text.")
        @OptionGroup var file: ConfigurationOption
        @Argument(help: "The message's ID.") var id: String
        @Flag(help: "Print everything as one JSON object.") var json = false

        func run() async throws {
            try await Reporting.run {
                let response = try await Installation(try file.load()).perform(ControlRequest(.show, ids: [id]))
                guard let entry = response.entries?.first, let message = response.message else {
                    throw ControlFault(problem: response.problems?.first ?? "\(id): no such message")
                }
                if json {
                    try Terminal.printJSON(response)
                    return
                }
                Terminal.print(
                    """
                    \(entry.id) in \(entry.queue): \(entry.state), lane \(entry.lane), \(entry.attempts) tries
                    from \(entry.sender) to \(entry.recipients.joined(separator: ", "))
                    \(entry.reason.map { "reason \($0)\n" } ?? "")
                    """)
                Terminal.print(message.replacing("\r\n", with: "\n"))
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

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take messages out of the queues for good.",
            discussion: "A deleted reply is not sent; its lead stays, with a note in its history."
        )
        @OptionGroup var change: QueueChange
        func run() async throws { try await change.perform(.delete) }
    }
}
