import ArgumentParser
import Foundation
import Gateway
import Glibc

/// sendmail for forms and cron: what they send to the office comes in like all mail.
struct SendmailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sendmail",
        abstract: "Take a message from a program on this host.",
        discussion: """
            Reads a message from standard input and puts it into the incoming queue, through the running gateway or \
            directly. A link named sendmail to this program does the same, for web forms and cron. It takes sendmail's \
            options (-t, -i, -f SENDER, -F NAME, -oi, -bm, -bp ...); recipients must be inboxes of this gateway, which \
            relays for nobody. The configuration is that of --config, FIRSTREPLY_CONFIG or \
            /etc/firstreply/firstreply.yml.

            Exit status as sendmail's: 0 taken, 64 wrong usage or no address, 67 not an inbox of ours, 69 refused, \
            75 try again later, 78 configuration error.
            """
    )

    @Argument(parsing: .captureForPassthrough, help: "Options and recipients as sendmail takes them.")
    var words: [String] = []

    /// EX_NOUSER.
    private static let noUser = ExitCode(67)
    /// The limit of what SMTP would take is checked by the gateway; this bounds what is read at all.
    private static let maximumOctets = 64 << 20

    func run() async throws {
        try await Reporting.run { try await Self.submit(words) }
    }

    /// Does what the words say; `--config FILE` may stand before them.
    static func submit(_ words: [String]) async throws {
        var words = words
        if words.first == "--help" || words.first == "-h" && words.count == 1 {
            Terminal.print(SendmailCommand.helpMessage())
            return
        }
        let file = try ConfigurationOption.taken(from: &words)
        let arguments: SendmailArguments
        do {
            arguments = try SendmailArguments(words)
        } catch {
            throw ValidationError(error.problem)
        }
        let installation = Installation(try file.load())
        guard arguments.mode == .submit else {
            let list = try QueueCommand.List.parse(["--config", file.path])
            try await list.run()
            return
        }
        let text = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
        guard text.count <= maximumOctets else { throw ControlFault(problem: "the message is larger than 64 MiB") }
        do {
            _ = try await installation.submit(text, arguments, user: userName())
        } catch let refusal as SubmittedMessage.Refusal {
            switch refusal {
            case .noRecipient: throw ValidationError("no recipient: name one, or use -t")
            case .badAddress(let text): throw ValidationError("\(text): no address")
            case .notOurs(let address):
                Terminal.complain("\(address): not an inbox of this gateway, which relays for nobody")
                throw noUser
            }
        }
    }

    private static func userName() -> String {
        guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return "nobody" }
        return String(cString: name)
    }
}
