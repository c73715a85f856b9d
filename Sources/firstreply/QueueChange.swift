import ArgumentParser
import Gateway

/// What the commands that change queues have in common.
struct QueueChange: ParsableArguments {
    @OptionGroup var file: ConfigurationOption
    @Argument(help: "IDs of messages, or ALL.") var ids: [String] = []
    @Flag(help: "Print the outcome as one JSON object.") var json = false

    func perform(_ verb: ControlRequest.Verb, needsIDs: Bool = true, argument: String? = nil) async throws {
        try await Reporting.run {
            guard !ids.isEmpty || !needsIDs else { throw ValidationError("name the messages' IDs, or ALL") }
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
