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

    /// Takes `--config FILE` from the front of words that another parser reads.
    static func taken(from words: inout [String]) throws -> ConfigurationOption {
        guard words.first == "--config", words.count > 1 else { return try parse([]) }
        defer { words.removeFirst(2) }
        return try parse(Array(words.prefix(2)))
    }

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
