/// A template file in its three parts, with lines, as checks and lint read it.
struct TemplateSource: Sendable {
    /// The file.
    let file: String
    /// The head.
    let front: FrontMatter
    /// The subject.
    let subject: TaggedText
    /// The line for inboxes.
    let preheader: TaggedText?
    /// The Markdown below the head.
    let body: TaggedText
    /// The whole file, for the hash.
    let text: String

    /// All tags with the lines they are on.
    var tags: [TemplateTag] { subject.tags + (preheader?.tags ?? []) + body.tags }

    /// Reads a file's text; the faults are complete, the source is nil when there is no usable head.
    static func read(_ file: SourceFile) -> (source: TemplateSource?, faults: [TemplateFault]) {
        guard let split = split(file.text) else {
            let fault = TemplateFault(
                file: file.name, line: 1, message: "no front matter",
                hint: "begin the file with a line \"---\", the keys, and another line \"---\"")
            return (nil, [fault])
        }
        var reader = FrontMatterReader(file: file.name, lineOffset: 1)
        let front = reader.read(split.yaml)
        guard reader.faults.isEmpty else { return (nil, reader.faults) }
        let source = TemplateSource(
            file: file.name, front: front,
            subject: TaggedText(front.subject, firstLine: front.subjectLine),
            preheader: front.preheader.map { TaggedText($0, firstLine: front.lines["preheader"] ?? 1) },
            body: TaggedText(split.body, firstLine: split.bodyLine), text: file.text)
        return (source, [])
    }

    /// The YAML between the first two `---` lines, and what follows.
    private static func split(_ text: String) -> (yaml: String, body: String, bodyLine: Int)? {
        guard text.hasPrefix("---\n") else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let end = lines.dropFirst().firstIndex(where: { $0 == "---" }) else { return nil }
        let yaml = lines[1..<end].joined(separator: "\n") + "\n"
        return (yaml, lines[(end + 1)...].joined(separator: "\n"), end + 2)
    }
}
