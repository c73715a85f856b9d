import FoundationEssentials

@testable import Templates

/// A template directory for one test, removed with it.
final class TemplateFolder: Sendable {
    let path: String

    init(_ files: [String: String]) throws {
        self.path = FileManager.default.temporaryDirectory
            .appending(path: "firstreply-templates-\(UUID().uuidString)").path()
        for (name, text) in files { try write(Array(text.utf8), to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ octets: [UInt8], to name: String) throws {
        let url = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(octets).write(to: url)
    }

    /// A sound template file; pieces can be replaced.
    static func template(
        name: String = "acknowledgement", step: String = "immediate", extra: String = "",
        subject: String = "We have your inquiry", body: String = "Thank you for writing to us."
    ) -> String {
        "---\nname: \(name)\nstep: \(step)\nsubject: \"\(subject)\"\n\(extra)---\n\(body)\n"
    }

    /// One body rendered alone, without a layout's frame.
    static func render(
        _ body: String, subject: String = "Subject", extra: String = "", values: [String: String] = [:]
    ) throws -> RenderedMessage {
        let folder = try TemplateFolder([
            "acknowledgement.md": template(extra: extra, subject: subject, body: body),
            "layout.txt": "{{content}}\n", "layout.html": "{{content}}",
        ])
        let (set, faults) = TemplateSet.load(directory: folder.path)
        if let fault = faults.first { throw fault }
        guard let template = set["acknowledgement"] else { throw TemplateFault(file: "", message: "none", hint: "") }
        return set.render(template, TemplateValues(values))
    }
}
