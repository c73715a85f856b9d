import ArgumentParser
import Foundation
import Gateway
import MailTypes

/// The leads as the ledger has them.
struct LeadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lead",
        abstract: "Look at leads, add those that called, say where they stand.",
        subcommands: [List.self, Show.self, Why.self, Add.self, Status.self, Stop.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the newest leads.")
        @OptionGroup var file: ConfigurationOption
        @Option(help: "How many at most.") var limit = 50
        @Flag(help: "Print one JSON object per lead and line.") var json = false

        func validate() throws {
            guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000000") }
        }

        func run() async throws {
            try await Reporting.run {
                let leads = try await Installation(try file.load()).leads(limit: limit)
                if json {
                    for lead in leads { try Terminal.printJSON(lead) }
                    return
                }
                guard !leads.isEmpty else {
                    Terminal.print("No lead yet.")
                    return
                }
                Terminal.printTable(
                    ["ID", "ARRIVED", "SCORE", "TIER", "STATUS", "SERVICE", "REPLY", "NAME", "ADDRESS"],
                    leads.map(Self.row))
            }
        }

        private static func row(_ lead: LeadListing) -> [String] {
            [
                lead.id, lead.arrived.formatted(.iso8601), "\(lead.score)", lead.tier, lead.status, lead.service ?? "-",
                lead.responseSeconds.map { "\(Int(($0 * 1000).rounded())) ms" } ?? lead.stopped ?? "not yet",
                lead.name ?? "-", lead.email ?? "-",
            ]
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one lead: facts, steps, history.")
        @OptionGroup var file: ConfigurationOption
        @Argument(help: "The lead's ID.") var id: String
        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            try await Reporting.run {
                let lead = try await LeadCommand.find(id, file)
                if json { try Terminal.printJSON(lead) } else { Terminal.print(LeadText(lead).whole) }
            }
        }
    }

    struct Why: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Explain one lead's score, factor by factor.")
        @OptionGroup var file: ConfigurationOption
        @Argument(help: "The lead's ID.") var id: String
        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            try await Reporting.run {
                let lead = try await LeadCommand.find(id, file)
                if json { try Terminal.printJSON(lead.factors) } else { Terminal.print(LeadText(lead).score) }
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a lead that called or walked in.",
            discussion: "With an address the lead is answered like any other; without one it is only remembered."
        )
        @OptionGroup var file: ConfigurationOption
        @Option(help: "The person's name.") var name: String
        @Option(help: "The person's address.") var email: String?
        @Option(help: "The person's telephone number.") var phone: String?
        @Option(help: "The company.") var company: String?
        @Option(help: "corporate, airport, event, wedding or hourly.") var service: String?
        @Option(help: "How many people ride.") var passengers: Int?
        @Option(help: "Where the trip starts.") var pickup: String?
        @Option(help: "Where it ends.") var dropoff: String?
        @Option(help: "Date and time, in words or as 2026-12-04 18:30.") var when: String?
        @Option(help: "The budget in dollars.") var value: Double?
        @Option(help: "Anything else that was said.") var message: String?

        func validate() throws {
            guard email.map({ AddrSpec($0) != nil }) ?? true else { throw ValidationError("--email takes an address") }
        }

        func run() async throws {
            try await Reporting.run {
                let answers: [(String, String?)] = [
                    ("Phone", phone), ("Company", company), ("Service", service),
                    ("Passengers", passengers.map(String.init)), ("Pickup", pickup), ("Drop-off", dropoff),
                    ("Date and time", when), ("Budget", value.map { "$\($0)" }), ("Message", message),
                ]
                let fields = answers.compactMap { label, answer in answer.map { (label: label, value: $0) } }
                let lead = TypedLead(name: name, email: email.flatMap { AddrSpec($0) }, fields: fields)
                let id = try await Installation(try file.load()).add(lead)
                Terminal.print("\(id): taken in; firstreply lead show \(id)")
            }
        }
    }

    fileprivate static func find(_ id: String, _ file: ConfigurationOption) async throws -> LeadListing {
        guard let lead = try await Installation(try file.load()).lead(id) else {
            throw ControlFault(problem: "\(id): no such lead; firstreply lead list shows them")
        }
        return lead
    }
}
