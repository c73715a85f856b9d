import ArgumentParser
import Foundation
import Gateway
import MailTypes

/// Who gets no more mail of ours, and why.
struct SuppressionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suppression",
        abstract: "See who gets no more mail, add somebody, take somebody off.",
        discussion: """
            Bounces, complaints and wishes to stop come onto the list by themselves. The scope follow-up still permits the \
            direct answer to a new inquiry; the scope all permits nothing.
            """,
        subcommands: [List.self, Add.self, Remove.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List them, newest first.")
        @OptionGroup var file: ConfigurationOption
        @Option(help: "How many at most.") var limit = 50
        @Flag(help: "Print one JSON object per entry and line.") var json = false

        func validate() throws {
            guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000000") }
        }

        func run() async throws {
            try await Reporting.run {
                let entries = try await Installation(try file.load()).suppressions(limit: limit)
                if json {
                    for entry in entries { try Terminal.printJSON(entry) }
                    return
                }
                guard !entries.isEmpty else {
                    Terminal.print("Nobody is on the list.")
                    return
                }
                Terminal.printTable(
                    ["SINCE", "REASON", "SCOPE", "UNTIL", "EVIDENCE", "ADDRESS"],
                    entries.map { entry in
                        [
                            entry.since.formatted(.iso8601), entry.reason, entry.scope,
                            entry.expires?.formatted(.iso8601) ?? "-", entry.evidence ?? "-",
                            entry.address ?? "(erased)",
                        ]
                    })
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send nothing more to an address.", discussion: "What is queued for it is not sent.")
        @OptionGroup var file: ConfigurationOption
        @Argument(help: "The addresses.") var addresses: [String]
        @Option(help: "manual, unsubscribe, complaint, hard-bounce or soft-bounces.") var reason = "manual"
        @Option(help: "all or follow-up; the reason's usual one when absent.") var scope: String?
        @Option(help: "The ID of the message that proves it.") var evidence: String?
        @Option(help: "For how many days; for good when absent.") var days: Int?

        func validate() throws {
            guard days.map({ (1...36_500).contains($0) }) ?? true else {
                throw ValidationError("--days takes 1 to 36500")
            }
        }

        func run() async throws {
            try await Reporting.run {
                var order = LeadOrder()
                order.addresses = addresses
                order.reason = reason
                order.scope = scope
                order.evidence = evidence
                order.expires = days.map { Date(timeIntervalSinceNow: Double($0) * 86_400) }
                try await SuppressionCommand.perform(.suppress, order, file, "gets no more mail")
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take an address off the list.", discussion: "Sequences that were ended stay ended.")
        @OptionGroup var file: ConfigurationOption
        @Argument(help: "The addresses.") var addresses: [String]
        @Option(help: "Only for this reason; for every reason when absent.") var reason: String?

        func run() async throws {
            try await Reporting.run {
                var order = LeadOrder()
                order.addresses = addresses
                order.reason = reason
                try await SuppressionCommand.perform(.unsuppress, order, file, "may be written to")
            }
        }
    }

    private static func perform(
        _ verb: ControlRequest.Verb, _ order: LeadOrder, _ file: ConfigurationOption, _ said: String
    ) async throws {
        var request = ControlRequest(verb)
        request.lead = order
        try await LeadCommand.perform(request, file, said)
    }
}
