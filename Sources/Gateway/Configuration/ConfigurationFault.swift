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

    package var description: String {
        faults.map(\.description).joined(separator: "\n")
    }
}
