/// One thing that is wrong with a configuration, where it stands and what cures it.
package struct ConfigurationFault: Hashable, Sendable, Codable {
    /// The file as the operator named it.
    package var file: String
    /// Line in the file from 1; 0 when the fault has no place in it (a missing key, a missing file).
    package var line: Int
    /// The key's dotted name, or what stands for it (`template`, `rule`).
    package var key: String
    package var problem: String
    /// What to do about it.
    package var hint: String

    package init(file: String, line: Int = 0, key: String, problem: String, hint: String) {
        self.file = file
        self.line = line
        self.key = key
        self.problem = problem
        self.hint = hint
    }
}

extension ConfigurationFault: CustomStringConvertible {
    package var description: String {
        let place = line > 0 ? "\(file):\(line)" : file
        return "\(place): \(key): \(problem)\n    hint: \(hint)"
    }
}

/// Everything that is wrong with a configuration, gathered: `firstreply` prints all of it and exits with 78.
package struct ConfigurationFaults: Error, CustomStringConvertible {
    package let faults: [ConfigurationFault]

    package init(_ faults: [ConfigurationFault]) {
        self.faults = faults
    }

    /// Faults of one kind in one file that are written out: a rule file of another format has one in each of its lines,
    /// and the first few tell what is wrong with it. A configuration's faults are of a key each, and all are told.
    package static let shownOfKind = 10

    /// The first faults of each file and key, and how many more there are.
    package var description: String {
        var counts: [String: Int] = [:]
        var lines: [String] = []
        for fault in faults {
            let kind = "\(fault.file): \(fault.key)"
            let count = counts[kind, default: 0] + 1
            counts[kind] = count
            if count <= Self.shownOfKind { lines.append(fault.description) }
        }
        for (kind, count) in counts.sorted(by: { $0.key < $1.key }) where count > Self.shownOfKind {
            lines.append("\(kind): and \(count - Self.shownOfKind) more")
        }
        return lines.joined(separator: "\n")
    }
}
