import Mustache

/// The pieces that templates share: `partials/NAME.md`, used as `{{> NAME}}`.
struct Partials: Sendable {
    /// The folder in the template directory.
    static let folder = "partials"

    /// The compiled pieces.
    private(set) var library = MustacheLibrary()
    /// The sources by name.
    private(set) var sources: [String: TaggedText] = [:]

    /// The file of a partial.
    static func file(_ name: String) -> String { "\(folder)/\(name).md" }

    /// Takes in a partial that has passed its checks.
    mutating func add(_ name: String, _ source: TaggedText) throws {
        try library.register(source.text, named: name)
        sources[name] = source
    }

    /// All tags of a text with its partials opened in place; each carries the file and line it is really on.
    func expand(_ tags: [TemplateTag], file: String) -> [PlacedTag] {
        expand(tags, file: file, guards: [], path: [])
    }

    /// The names of all partials that tags lead to, themselves included, sorted.
    func used(by tags: [TemplateTag]) -> [String] {
        Set(expand(tags, file: "").filter { $0.tag.kind == .partial }.map(\.tag.name)).sorted()
    }

    /// A chain of partials that comes back to itself, if `name` begins one.
    func cycle(from name: String) -> [String]? {
        cycle(name, path: [])
    }

    private func cycle(_ name: String, path: [String]) -> [String]? {
        if path.contains(name) { return path + [name] }
        guard path.count < TemplateLimits.depth, let source = sources[name] else { return nil }
        for tag in source.tags where tag.kind == .partial {
            if let found = cycle(tag.name, path: path + [name]) { return found }
        }
        return nil
    }

    private func expand(_ tags: [TemplateTag], file: String, guards: [String], path: [String]) -> [PlacedTag] {
        var placed: [PlacedTag] = []
        for var tag in tags {
            tag.guards = guards + tag.guards
            placed.append(PlacedTag(file: file, tag: tag))
            guard tag.kind == .partial, !path.contains(tag.name), path.count < TemplateLimits.depth,
                let source = sources[tag.name]
            else { continue }
            placed += expand(
                source.tags, file: Self.file(tag.name), guards: tag.guards, path: path + [tag.name])
        }
        return placed
    }
}

/// A tag and the file it is in.
struct PlacedTag {
    let file: String
    let tag: TemplateTag
}
