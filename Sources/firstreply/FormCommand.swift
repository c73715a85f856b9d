import ArgumentParser
import Foundation
import Gateway
import Leads

/// The forms that sites post to us: which are known, and how calls ended.
struct FormCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form",
        abstract: "Look at the forms that sites post, and how their calls ended.",
        subcommands: [List.self, Log.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the form profiles in force.",
            discussion: "They are the files of rules/forms; rules/README.md explains their keys."
        )
        @OptionGroup var file: ConfigurationOption

        func run() async throws {
            try await Reporting.run {
                let profiles = try Installation(try file.load()).formProfiles()
                Terminal.printTable(
                    ["NAME", "FIELDS", "HONEYPOTS", "ORIGINS", "SIGNED", "THANKS"],
                    profiles.map { profile in
                        [
                            profile.name, "\(profile.fields.count)", profile.honeypots.joined(separator: ", "),
                            profile.origins.joined(separator: ", "), profile.keyFiles.isEmpty ? "no" : "yes",
                            profile.thanks ?? "-",
                        ]
                    })
            }
        }
    }

    struct Log: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the newest calls and how they ended.")
        @OptionGroup var file: ConfigurationOption
        @Option(help: "How many at most.") var limit = 50
        @Flag(help: "Print one JSON object per call and line.") var json = false

        func validate() throws {
            guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000000") }
        }

        func run() async throws {
            try await Reporting.run {
                let calls = try await Installation(try file.load()).webhookCalls(limit: limit)
                if json {
                    for call in calls { try Terminal.printJSON(call) }
                    return
                }
                guard !calls.isEmpty else {
                    Terminal.print("No call yet.")
                    return
                }
                Terminal.printTable(
                    ["TIME", "FORM", "OUTCOME", "STATUS", "MS", "OCTETS", "MESSAGE", "REASON"],
                    calls.map { call in
                        [
                            call.time.formatted(.iso8601), call.form, call.outcome, "\(call.status)",
                            "\(call.milliseconds)", "\(call.octets)", call.message ?? "-", call.reason ?? "",
                        ]
                    })
            }
        }
    }
}
