import Foundation
import Yams

/// The configuration file as text with places: each dotted key, its value and its line.
struct ConfigurationFile {
    let name: String
    /// The directory that relative paths in the file start from.
    let directory: URL
    private(set) var values: [String: (text: ConfigurationText, line: Int)] = [:]
    private(set) var faults: [ConfigurationFault] = []

    /// 1 MiB: a configuration is a page or two; anything larger is another file named by mistake.
    static let maximumOctets = 1 << 20

    init(name: String, yaml: String) {
        self.name = name
        directory = URL(fileURLWithPath: name).deletingLastPathComponent()
        do {
            guard let root = try Yams.compose(yaml: yaml) else { return }
            guard case .mapping(let mapping) = root else {
                add(
                    line: root.mark?.line ?? 1, key: "file", "is not a mapping of keys",
                    "begin with a key like business:")
                return
            }
            collect(mapping, prefix: "")
        } catch let error as YamlError {
            add(error)
        } catch {
            add(line: 0, key: "file", "cannot be read as YAML: \(error)", "correct the file")
        }
    }

    /// Reads the file from disk; one that cannot be read is a fault like any other.
    static func read(path: String) -> ConfigurationFile {
        guard let data = FileManager.default.contents(atPath: path) else {
            return unreadable(path, "cannot be read", "check that it exists and that this user may read it")
        }
        guard data.count <= maximumOctets else {
            return unreadable(path, "is larger than 1 MiB", "name the YAML configuration file")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            return unreadable(path, "is not UTF-8", "save it as UTF-8 text")
        }
        return ConfigurationFile(name: path, yaml: text)
    }

    private static func unreadable(_ path: String, _ problem: String, _ hint: String) -> ConfigurationFile {
        var file = ConfigurationFile(name: path, yaml: "")
        file.add(line: 0, key: "file", problem, hint)
        return file
    }

    private mutating func collect(_ mapping: Node.Mapping, prefix: String) {
        for (keyNode, value) in mapping {
            let line = keyNode.mark?.line ?? 0
            guard let key = keyNode.string else {
                add(line: line, key: prefix + "?", "a key must be a word", "write key: value")
                continue
            }
            let name = prefix + key
            switch value {
            case .mapping(let inner): collect(inner, prefix: name + ".")
            case .scalar(let scalar): values[name] = (.scalar(scalar.string), line)
            case .sequence(let sequence): collect(sequence, name: name, line: line)
            case .alias: add(line: line, key: name, "uses a YAML alias", "write the value out")
            }
        }
    }

    private mutating func collect(_ sequence: Node.Sequence, name: String, line: Int) {
        var items: [String] = []
        for item in sequence {
            if case .scalar(let scalar) = item {
                items.append(scalar.string)
            } else {
                add(line: item.mark?.line ?? line, key: name, "holds more than plain values", "list plain values")
            }
        }
        values[name] = (.list(items), line)
    }

    private mutating func add(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            add(
                line: mark.line, key: "file", "is not valid YAML here: \(problem)",
                "check indentation, colons and quotes")
        default:
            add(line: 0, key: "file", "is not valid YAML: \(error)", "correct the file")
        }
    }

    private mutating func add(line: Int, key: String, _ problem: String, _ hint: String) {
        faults.append(ConfigurationFault(file: name, line: line, key: key, problem: problem, hint: hint))
    }
}
