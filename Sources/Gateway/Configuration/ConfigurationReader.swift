import Foundation

/// Turns a file's texts into typed values and gathers every fault on the way.
struct ConfigurationReader {
    let file: ConfigurationFile
    private(set) var faults: [ConfigurationFault]

    init(_ file: ConfigurationFile) {
        self.file = file
        faults = file.faults
        let known = Set(ConfigurationKeys.entries.map(\.name))
        for (name, value) in file.values.sorted(by: { $0.value.line < $1.value.line }) where !known.contains(name) {
            let nearest = known.min { Self.distance($0, name) < Self.distance($1, name) } ?? ""
            let close = Self.distance(nearest, name) <= 4
            fault(
                value.line, name, "is not a key of ours",
                close ? "did you mean \(nearest)?" : "firstreply check --defaults lists the keys"
            )
        }
    }

    /// The value of a key that has a default or is required; the fallback stands in when it is faulty, so that reading
    /// goes on to the next fault.
    mutating func value<Value>(_ key: ConfigurationKey<Value>, fallback: Value) -> Value {
        if let given = optional(key) { return given }
        if file.values[key.name] == nil, key.isRequired {
            fault(0, key.name, "is missing", key.sentence)
        }
        guard let text = key.defaultText else { return fallback }
        let items = text.components(separatedBy: ", ")
        let parsed = try? key.read(items.count > 1 ? .list(items) : .scalar(text))
        return parsed ?? fallback
    }

    /// The value of a key that may be absent.
    mutating func optional<Value>(_ key: ConfigurationKey<Value>) -> Value? {
        guard let given = file.values[key.name] else { return nil }
        do {
            return try key.read(given.text)
        } catch {
            fault(given.line, key.name, error.problem, error.hint)
            return nil
        }
    }

    /// A path, made absolute from the file's directory.
    mutating func path(_ key: ConfigurationKey<String>) -> String? {
        optional(key).map(absolute)
    }

    /// A path as it counts: relative ones start from the configuration file's directory.
    func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : file.directory.appendingPathComponent(path).standardizedFileURL.path
    }

    /// Notes a fault that only shows when values are seen together.
    mutating func fault(_ key: String, _ problem: String, _ hint: String) {
        fault(file.values[key]?.line ?? 0, key, problem, hint)
    }

    private mutating func fault(_ line: Int, _ key: String, _ problem: String, _ hint: String) {
        faults.append(ConfigurationFault(file: file.name, line: line, key: key, problem: problem, hint: hint))
    }

    /// Levenshtein's distance, for "did you mean".
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right.utf8)
        var row = Array(0...right.count)
        for (index, octet) in left.utf8.prefix(64).enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices.prefix(64) {
                let cost = octet == right[column] ? diagonal : diagonal + 1
                diagonal = row[column + 1]
                row[column + 1] = min(cost, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
