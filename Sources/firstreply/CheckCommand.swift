import ArgumentParser
import Gateway

/// Reads everything an operator edits and says what is wrong with it.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check configuration, rules and templates; list the faults with file, line, key and cure.",
        discussion: """
            Of the faults of one kind in one file the first ten are printed, and how many more there are; --json prints \
            all of them. Exit status 0 when the gateway would start, 78 when it would not. Changes nothing.
            """
    )

    @OptionGroup var file: ConfigurationOption
    @Flag(help: "Print every key with its type, default and meaning, as a file to begin with.") var defaults = false
    @Flag(help: "Print faults as JSON, one a line.") var json = false

    func run() async throws {
        if defaults {
            Terminal.print(ConfigurationReference.text)
            return
        }
        let check = ConfigurationCheck(path: file.path, share: .locate())
        for warning in check.warnings { Terminal.complain("warning: \(warning)") }
        guard !check.faults.isEmpty else {
            Terminal.print("\(file.path): no fault found")
            return
        }
        if json {
            for fault in check.faults { try Terminal.printJSON(fault) }
        } else {
            Terminal.complain(ConfigurationFaults(check.faults).description)
        }
        throw ExitCode.badConfiguration
    }
}
