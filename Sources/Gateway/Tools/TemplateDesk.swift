import Foundation
import Leads
import MailTypes
import Store
import Templates

/// The template tools of the command line: list, lint, preview.
package struct TemplateDesk: Sendable {
    private let directory: String
    private let templates: TemplateSet

    /// Reads the directory; what does not load shows in `lint`.
    package init(directory: String) {
        self.directory = directory
        templates = TemplateSet.load(directory: directory).set
    }

    /// One template as a list shows it.
    package struct Listing: Codable, Sendable {
        package var name: String
        package var step: String
        package var services: [String]
        package var scoreFrom: Int
        package var scoreTo: Int
        package var tiers: [String]
        package var language: String
        package var variant: String?
        package var file: String
        package var hash: String
    }

    /// Every template that loads, by step and name.
    package var list: [Listing] {
        let all = templates.templates.map { template in
            let trigger = template.trigger
            return Listing(
                name: template.name, step: trigger.step.text, services: (trigger.services ?? []).sorted(),
                scoreFrom: trigger.score.lowerBound, scoreTo: trigger.score.upperBound,
                tiers: (trigger.tiers ?? []).sorted(), language: trigger.language, variant: template.variant,
                file: template.file, hash: template.hash
            )
        }
        return all.sorted { ($0.step, $0.name) < ($1.step, $1.name) }
    }

    /// What is wrong, and whether it keeps a template from being used.
    package var lint: [(fault: ConfigurationFault, isError: Bool)] {
        TemplateSet.lint(directory: directory).map { fault in
            let shown = ConfigurationFault(
                file: fault.file, line: fault.line ?? 0, key: fault.key ?? "template", problem: fault.message,
                hint: fault.hint
            )
            return (shown, fault.severity == .error)
        }
    }

    /// A rendered template.
    package struct Preview: Codable, Sendable {
        package var template: String
        package var subject: String
        package var text: String
        package var html: String
        /// Fields that were missing and fell back.
        package var defaulted: [String]
    }

    /// Renders a template with example facts, or with none but the office's; nil when there is no such template.
    package func preview(_ name: String, withFacts: Bool) -> Preview? {
        templates[name].map { preview($0, withFacts ? .examples : .officeExamples) }
    }

    /// Renders what a real lead would get for a step; nil when nothing would be sent.
    package func preview(
        lead id: String, step: String, in installation: Installation
    ) async throws -> Preview? {
        guard let step = StepName(rawValue: step) else {
            throw ControlFault(problem: "'\(step)' is no step; steps are immediate, day-3, day-7 and the like")
        }
        return try await installation.preview(lead: id, step: step, templates: templates)
    }

    private func preview(_ template: Template, _ values: TemplateValues) -> Preview {
        Preview(templates.render(template, values))
    }
}

extension TemplateDesk.Preview {
    init(_ rendered: RenderedMessage) {
        self.init(
            template: rendered.template, subject: rendered.subject, text: rendered.text, html: rendered.html,
            defaulted: rendered.defaulted
        )
    }
}

extension Installation {
    fileprivate func preview(
        lead id: String, step: StepName, templates: TemplateSet
    ) async throws -> TemplateDesk.Preview? {
        guard let id = QueueID(id), let (vault, lead) = try await leadRecord(id), let content = lead.content else {
            return nil
        }
        let business = configuration.business
        let tokens = TokenAddresses(vault: vault, domain: business.replyDomain)
        let composer = ReplyComposer(
            configuration, tokens: tokens, templates: templates,
            sequences: try RuleBook.load(configuration).sequences)
        guard let selection = composer.select(step, lead, content) else { return nil }
        let values = ReplyValues(business: business, links: composer.links).values(
            of: lead, content, step: step, at: Date())
        return TemplateDesk.Preview(templates.render(selection.template, values))
    }
}
