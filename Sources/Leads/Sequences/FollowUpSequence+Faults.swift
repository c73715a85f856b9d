extension FollowUpSequence {
    /// Everything that is wrong with it by itself; empty when it may be put in force.
    package func faults() -> [RuleFault] {
        headFaults() + windowFaults() + stepFaults()
            + unknownKeys.map { RuleFault($0, "no such key", hint: "remove it or correct its spelling") }
    }

    /// Hours that a gap or a delay may have: a month.
    private static let hours = 0...744

    private func headFaults() -> [RuleFault] {
        var faults: [RuleFault] = []
        if !FollowUpSequence.isName(name) {
            faults.append(RuleFault("name", "'\(name)' is no name", hint: "lower-case letters, digits and hyphens"))
        }
        for (path, value) in [("gap_hours", gapHours), ("stale_hours", staleHours)]
        where !FollowUpSequence.hours.contains(value) {
            faults.append(RuleFault(path, "\(value) lies outside 0 to 744", hint: "a number of hours"))
        }
        return faults
    }

    private func windowFaults() -> [RuleFault] {
        var faults: [RuleFault] = []
        if window.days.isEmpty {
            faults.append(RuleFault("window.days", "names no day", hint: "[mon, tue, wed, thu, fri] is usual"))
        }
        if window.from >= window.to {
            faults.append(RuleFault("window.to", "is not after window.from", hint: "from \"09:00\" to \"18:00\""))
        }
        return faults
    }

    private func stepFaults() -> [RuleFault] {
        var faults: [RuleFault] = []
        if steps.isEmpty { faults.append(RuleFault("steps", "names no step", hint: "- { day: 3 }")) }
        for (index, step) in steps.enumerated() {
            let path = "steps[\(index + 1)].day"
            if !StepName.days.contains(step.day) {
                faults.append(RuleFault(path, "\(step.day) lies outside 1 to 365", hint: "days after the inquiry"))
            }
            if index > 0, step.day <= steps[index - 1].day {
                faults.append(RuleFault(path, "\(step.day) does not come after the step before", hint: "rising days"))
            }
        }
        return faults
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 40
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
}
