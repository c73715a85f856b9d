import ArgumentParser
import Foundation
import Gateway

/// What delivery reports taught.
struct BounceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bounce",
        abstract: "Look at what mail systems said of our mail.",
        subcommands: [Unknown.self],
        defaultSubcommand: Unknown.self
    )

    struct Unknown: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the texts that no bounce rule knows.",
            discussion: """
                Such a failure counts as temporary. To teach the gateway, write a rule for the text into \
                rules/bounces.tsv and send the running gateway SIGHUP; firstreply inspect shows which rule decides.
                """
        )
        @OptionGroup var file: ConfigurationOption
        @Option(help: "How many at most.") var limit = 50
        @Flag(help: "Print one JSON object per text and line.") var json = false

        func validate() throws {
            guard (1...100_000).contains(limit) else { throw ValidationError("--limit takes 1 to 100000") }
        }

        func run() async throws {
            try await Reporting.run {
                let texts = try await Installation(try file.load()).unknownBounces(limit: limit)
                if json {
                    for text in texts { try Terminal.printJSON(text) }
                    return
                }
                guard !texts.isEmpty else {
                    Terminal.print("Every failure so far was explained by a rule.")
                    return
                }
                Terminal.printTable(
                    ["REPORT", "TIME", "STATUS", "TEXT"],
                    texts.map { [$0.report, $0.time.formatted(.iso8601), $0.status, $0.text ?? "erased"] })
            }
        }
    }
}
