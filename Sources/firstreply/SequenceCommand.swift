import ArgumentParser
import Foundation
import Gateway
import Leads

/// The follow-ups: which there are, and what they would do.
struct SequenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sequence",
        abstract: "Look at the follow-ups and what they would do.",
        subcommands: [List.self, Simulate.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the sequences in force.",
            discussion: "They are the files of templates/sequences; `firstreply check` names what is wrong with them."
        )
        @OptionGroup var file: ConfigurationOption

        func run() async throws {
            try await Reporting.run {
                let sequences = try Installation(try file.load()).sequences()
                Terminal.printTable(
                    ["NAME", "DAYS", "WINDOW", "ZONE", "GAP", "STALE AFTER"],
                    sequences.map { sequence in
                        [
                            sequence.name, sequence.steps.map { String($0.day) }.joined(separator: ", "),
                            SequenceText.window(sequence.window), sequence.window.zone.rawValue,
                            "\(sequence.gapHours) h", "\(sequence.staleHours) h",
                        ]
                    })
            }
        }
    }

    struct Simulate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print what would go out to a lead, when and why, and what would stop it.",
            discussion: "Nothing is sent or changed. Templates and sequences are read as they are on disk now."
        )
        @OptionGroup var file: ConfigurationOption
        @Argument(help: "The lead's ID.") var lead: String
        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            try await Reporting.run {
                guard let simulation = try await Installation(try file.load()).simulation(lead: lead, at: Date())
                else { throw ControlFault(problem: "\(lead): no such lead; firstreply lead list shows them") }
                if json { try Terminal.printJSON(simulation) } else { Terminal.print(SequenceText.text(simulation)) }
            }
        }
    }
}
