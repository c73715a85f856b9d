import ArgumentParser
import Foundation
import Gateway

/// The `--config` option, shared by every command that works on an installation.
struct ConfigurationOption: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: ArgumentHelp("The configuration file.", valueName: "file")
    )
    var path = ProcessInfo.processInfo.environment["FIRSTREPLY_CONFIG"] ?? "/etc/firstreply/firstreply.yml"

    /// Reads it, or prints every fault and ends with status 78.
    func load() throws -> Configuration {
        do {
            return try Configuration.load(path: path, share: .locate())
        } catch {
            Terminal.complain(error.description)
            throw ExitCode.badConfiguration
        }
    }
}
