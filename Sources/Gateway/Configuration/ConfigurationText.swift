/// A value as the file holds it, before its key gives it a type.
enum ConfigurationText: Sendable, Hashable {
    case scalar(String)
    case list([String])

    /// The value as a list: one scalar is a list of one.
    var items: [String] {
        switch self {
        case .scalar(let text): [text]
        case .list(let items): items
        }
    }

    /// The only value, when there is one.
    func single() throws(ConfigurationComplaint) -> String {
        if case .scalar(let text) = self { return text }
        throw ConfigurationComplaint(problem: "takes one value, not a list", hint: "write a single value")
    }
}
