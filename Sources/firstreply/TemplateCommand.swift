import ArgumentParser
import Foundation
import Gateway

/// The template tools.
struct TemplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "List, check and preview the templates.",
        subcommands: [List.self, Lint.self, Preview.self],
        defaultSubcommand: List.self
    )

    /// Where the templates are: named, configured, or those that came with the program.
    struct Source: ParsableArguments {
        @Option(name: .customLong("config"), help: ArgumentHelp("The configuration file.", valueName: "file"))
        var configuration: String?
        @Option(help: ArgumentHelp("The directory of templates, instead of the configured one.", valueName: "dir"))
        var directory: String?

        func desk() throws -> TemplateDesk {
            if let directory { return TemplateDesk(directory: directory) }
            guard let configuration else { return TemplateDesk(directory: ShareDirectory.locate().templates) }
            return TemplateDesk(
                directory: try Configuration.load(path: configuration, share: .locate()).templates)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the templates and when each is chosen.")
        @OptionGroup var source: Source
        @Flag(help: "Print one JSON object per template and line.") var json = false

        func run() async throws {
            try await Reporting.run {
                let list = try source.desk().list
                if json {
                    for template in list { try Terminal.printJSON(template) }
                    return
                }
                Terminal.printTable(
                    ["NAME", "STEP", "SERVICES", "SCORE", "TIERS", "LANGUAGE", "VARIANT", "FILE"],
                    list.map { template in
                        [
                            template.name, template.step,
                            template.services.isEmpty ? "any" : template.services.joined(separator: ","),
                            "\(template.scoreFrom)-\(template.scoreTo)",
                            template.tiers.isEmpty ? "any" : template.tiers.joined(separator: ","), template.language,
                            template.variant ?? "-", template.file,
                        ]
                    })
            }
        }
    }

    struct Lint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find what is wrong with the templates.",
            discussion: "Exit status 65 when a template cannot be used; warnings alone give 0."
        )
        @OptionGroup var source: Source
        @Flag(help: "Print faults as JSON, one a line.") var json = false

        func run() async throws {
            try await Reporting.run {
                let found = try source.desk().lint
                for (fault, isError) in found {
                    if json {
                        try Terminal.printJSON(fault)
                    } else {
                        Terminal.print("\(isError ? "error" : "warning"): \(fault)")
                    }
                }
                if found.isEmpty, !json { Terminal.print("No fault found.") }
                if found.contains(where: \.isError) { throw ExitCode.badData }
            }
        }
    }

    struct Preview: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what a template makes of example facts, of none, or of a real lead.",
            discussion: "Without options the subject and the text are printed; --html prints the HTML instead."
        )
        @OptionGroup var source: Source
        @Argument(help: "The template's name; not needed with --lead.") var name: String?
        @Option(help: "Render what this lead would get.") var lead: String?
        @Option(help: "With --lead: immediate, day-3, day-7 or day-14.") var step = "immediate"
        @Flag(help: "Render as when nothing could be read from the mail.") var bare = false
        @Flag(help: "Print the HTML.") var html = false
        @Flag(help: "Print everything as one JSON object.") var json = false

        func run() async throws {
            try await Reporting.run {
                let preview = try await rendered()
                if json {
                    try Terminal.printJSON(preview)
                } else if html {
                    Terminal.print(preview.html)
                } else {
                    Terminal.print("Subject: \(preview.subject)\n\n\(preview.text)")
                    if !preview.defaulted.isEmpty {
                        Terminal.complain("fell back for: \(preview.defaulted.joined(separator: ", "))")
                    }
                }
            }
        }

        private func rendered() async throws -> TemplateDesk.Preview {
            let desk = try source.desk()
            if let lead {
                guard let path = source.configuration else { throw ValidationError("--lead needs --config") }
                let installation = Installation(try Configuration.load(path: path, share: .locate()))
                guard let preview = try await desk.preview(lead: lead, step: step, in: installation) else {
                    throw ControlFault(problem: "\(lead): no such lead, or no template for its step \(step)")
                }
                return preview
            }
            guard let name else { throw ValidationError("name a template, or a lead with --lead") }
            guard let preview = desk.preview(name, withFacts: !bare) else {
                throw ControlFault(problem: "\(name): no such template; firstreply template list shows them")
            }
            return preview
        }
    }
}
