import ArgumentParser
import Foundation
import Gateway

/// What the commands that change queues have in common.
struct QueueChange: ParsableArguments {
    @OptionGroup var file: ConfigurationOption
    @Argument(help: "IDs of messages, or ALL, or - for standard input.") var ids: [String] = []
    @Flag(help: "Print the outcome as one JSON object.") var json = false

    /// The IDs, with those of standard input in the place of `-`: the first word of each line, without its mark.
    private static func named(_ ids: [String]) -> [String] {
        ids.flatMap { id -> [String] in
            guard id == "-" else { return [unmarked(id)] }
            var read: [String] = []
            while let line = readLine() {
                guard let word = line.split(whereSeparator: \.isWhitespace).first else { continue }
                read.append(unmarked(String(word)))
            }
            return read
        }
    }

    /// An ID as `queue list` prints it, without the mark behind it.
    static func unmarked(_ id: String) -> String { id.trimmingCharacters(in: ["*", "!"]) }

    func perform(_ verb: ControlRequest.Verb, needsIDs: Bool = true, argument: String? = nil) async throws {
        try await Reporting.run {
            let ids = Self.named(ids)
            guard !ids.isEmpty || !needsIDs else { throw ValidationError("name the messages' IDs, or ALL") }
            guard !(ids.isEmpty && self.ids == ["-"]) else { return }
            let request = ControlRequest(verb, ids: ids, argument: argument)
            let response = try await Installation(try file.load()).perform(request)
            if json {
                try Terminal.printJSON(response)
            } else {
                for id in response.done ?? [] { Terminal.print("\(id): \(verb.rawValue) done") }
            }
            guard let problems = response.problems, !problems.isEmpty else { return }
            for problem in problems { Terminal.complain(problem) }
            throw ExitCode.unavailable
        }
    }
}
