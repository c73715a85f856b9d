import ArgumentParser
import Foundation
import Gateway

/// What the office decides of a lead.
extension LeadCommand {
    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End the follow-ups of leads.", discussion: "A person has taken them over.")
        @OptionGroup var file: ConfigurationOption
        @Argument(help: "The leads' IDs.") var ids: [String]

        func run() async throws {
            try await Reporting.run {
                try await LeadCommand.perform(ControlRequest(.stop, ids: ids), file, "no more follow-ups")
            }
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say where leads stand.",
            discussion: "Every status but new and contacted ends the follow-ups. converted is a booking.")
        @OptionGroup var file: ConfigurationOption
        @Argument(help: "contacted, replied, qualified, converted, lost ...") var status: String
        @Argument(help: "The leads' IDs.") var ids: [String]
        @Option(help: "What the booking brings, in dollars.") var value: Double?

        func validate() throws {
            guard value.map({ (0...10_000_000).contains($0) }) ?? true else {
                throw ValidationError("--value takes 0 to 10000000")
            }
        }

        func run() async throws {
            try await Reporting.run {
                var request = ControlRequest(.status, ids: ids)
                var order = LeadOrder()
                order.status = status
                order.valueCents = value.map { Int64(($0 * 100).rounded()) }
                request.lead = order
                try await LeadCommand.perform(request, file, status)
            }
        }
    }

    /// Does it, prints a line for each that was done, and throws for those that were not.
    static func perform(_ request: ControlRequest, _ file: ConfigurationOption, _ said: String) async throws {
        let response = try await Installation(try file.load()).perform(request)
        for subject in response.done ?? [] { Terminal.print("\(subject): \(said)") }
        if let problems = response.problems, !problems.isEmpty {
            throw ControlFault(problem: problems.joined(separator: "\n"))
        }
    }
}
