import ArgumentParser
import Foundation
import Gateway
import Leads

/// The scoring tools.
struct ScoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Explain how messages are scored.",
        subcommands: [Explain.self]
    )

    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Score message files under the rules as they are now, factor by factor. Stores nothing."
        )
        @OptionGroup var file: ConfigurationOption
        @Argument(help: ArgumentHelp("Message files.", valueName: "file")) var files: [String]
        @Flag(help: "Print one JSON object per message and line.") var json = false

        func run() async throws {
            try await Reporting.run {
                let desk = try ScoreDesk(try file.load())
                for name in files {
                    guard let data = FileManager.default.contents(atPath: name) else {
                        Terminal.complain("\(name): cannot be read")
                        throw ExitCode.noInput
                    }
                    let explanation = desk.explain(file: name, octets: [UInt8](data), now: Date())
                    if json { try Terminal.printJSON(explanation) } else { Terminal.print(Self.text(explanation)) }
                }
            }
        }

        private static func text(_ explanation: ScoreDesk.Explanation) -> String {
            guard let score = explanation.score else {
                return "\(explanation.file): \(explanation.kind), which is not scored"
            }
            let head =
                "\(explanation.file): score \(score.points) of \(score.attainable), tier \(score.tier.rawValue), "
                + "rules \(score.rulesVersion)"
            let factors = score.factors.map { "  \($0.factor.rawValue): \($0.points) of \($0.maximum), \($0.evidence)" }
            return ([head] + factors).joined(separator: "\n")
        }
    }
}
