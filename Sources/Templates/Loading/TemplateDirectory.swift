import FoundationEssentials

/// What lies in a template directory: names first, then texts.
struct TemplateDirectory {
    /// The template files, in order of name.
    private(set) var templates: [SourceFile] = []
    /// The partials.
    private(set) var partials: [SourceFile] = []
    /// Layout files present.
    private(set) var layouts: [SourceFile] = []
    /// What could not be read.
    private(set) var faults: [TemplateFault] = []

    /// Reads the directory at `path`. Hidden files, `README.md` and other kinds of file are passed over.
    init(path: String) {
        guard let names = list(path) else {
            faults.append(
                TemplateFault(
                    file: path, message: "the template directory cannot be read",
                    hint:
                        "create it, or name another in the configuration; the built-in acknowledgement answers meanwhile"
                ))
            return
        }
        for name in names where isSource(name) {
            if let file = read(name, path) { templates.append(file) }
        }
        for name in list(path + "/" + Partials.folder) ?? [] where isSource(name) {
            if let file = read(Partials.folder + "/" + name, path) { partials.append(file) }
        }
        for name in [Layouts.htmlFile, Layouts.textFile] where names.contains(name) {
            if let file = read(name, path) { layouts.append(file) }
        }
    }

    private func isSource(_ name: String) -> Bool {
        name.hasSuffix(".md") && !name.hasPrefix(".") && name.lowercased() != "readme.md"
    }

    private func list(_ path: String) -> [String]? {
        (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted()
    }

    private mutating func read(_ name: String, _ path: String) -> SourceFile? {
        guard templates.count + partials.count < TemplateLimits.files else {
            let isNoted = faults.contains { $0.file == path }
            if !isNoted {
                faults.append(
                    TemplateFault(
                        file: path, message: "holds more than \(TemplateLimits.files) files",
                        hint: "check that this is the template directory"))
            }
            return nil
        }
        do {
            return try SourceFile(name: name, directory: path)
        } catch {
            faults.append(error)
            return nil
        }
    }
}
