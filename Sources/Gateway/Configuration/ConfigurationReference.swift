/// The reference of the configuration file, made from the keys themselves: a file to begin with.
package enum ConfigurationReference {
    package static var text: String {
        var lines = [
            "# Every key of FirstReply's configuration with its default. Keys without one are commented out;",
            "# those marked required must be given.",
        ]
        var section = ""
        for entry in ConfigurationKeys.entries {
            let parts = entry.name.split(separator: ".", maxSplits: 1)
            let name = parts.count == 2 ? String(parts[1]) : entry.name
            let group = parts.count == 2 ? String(parts[0]) : ""
            if group != section {
                lines.append("")
                if !group.isEmpty { lines.append("\(group):") }
                section = group
            }
            let indent = group.isEmpty ? "" : "  "
            lines.append("\(indent)# \(entry.sentence) (\(entry.type)\(entry.isRequired ? "; required" : ""))")
            lines.append(indent + line(name, entry))
        }
        return lines.joined(separator: "\n")
    }

    private static func line(_ name: String, _ entry: ConfigurationEntry) -> String {
        guard let text = entry.defaultText else { return "#\(name):" }
        return text.contains(", ") ? "\(name): [\(text)]" : "\(name): \(quoted(text))"
    }

    /// YAML would read `127.0.0.1:2525` or `07102` as something else.
    private static func quoted(_ text: String) -> String {
        text.contains(":") || text.hasPrefix("0") ? "\"\(text)\"" : text
    }
}
