import ArgumentParser

/// The command line: one binary, a sub-command for each task.
@main
struct FirstReply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "firstreply",
        abstract: "A mail gateway that answers every lead in seconds and never loses one.",
        discussion: """
            Inquiries come in by SMTP. Each is understood, scored, answered from a template on disk, followed up until \
            the person replies, and remembered.

            Try it:       firstreply demo
            Check it:     firstreply check --config firstreply.yml
            Run it:       firstreply serve --config firstreply.yml

            Exit status follows sysexits.h: 0 done, 64 wrong usage, 65 bad data, 66 no such input, 69 service \
            unavailable, 74 input/output error, 75 try again later, 78 configuration error.
            """,
        version: Version.text,
        subcommands: [
            ServeCommand.self, DemoCommand.self, CheckCommand.self, InspectCommand.self, QueueCommand.self,
            LeadCommand.self, BounceCommand.self, TemplateCommand.self, SequenceCommand.self, ScoreCommand.self,
            FormCommand.self, SuppressionCommand.self,
            SendmailCommand.self, TraceCommand.self, SMTPCommand.self,
        ]
    )

    /// A link named sendmail or mailq to this program is that command: forms and cron call it by this name.
    static func main() async {
        let name = CommandLine.arguments.first?.split(separator: "/").last
        let words = Array(CommandLine.arguments.dropFirst())
        switch name {
        case "sendmail": await main(["sendmail"] + words)
        case "mailq": await main(["sendmail", "-bp"])
        default: await main(words)
        }
    }
}
