/// Every fault of a rules file.
package struct BounceRuleFaults: Error, Hashable, Sendable, CustomStringConvertible {
    package let faults: [BounceRuleFault]

    package var description: String { faults.map(\.description).joined(separator: "\n") }
}
