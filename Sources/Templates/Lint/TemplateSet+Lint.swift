extension TemplateSet {
    /// What is not as it should be in templates that load: fields that may come out blank, subjects too long, ranges
    /// that never win, links in the clear, follow-ups nobody can stop, and more. In order of file and line.
    package func lint() -> [TemplateFault] {
        let faults =
            FieldLint.check(self) + RenderLint.check(self) + SelectionLint.check(self) + SourceLint.check(self)
        return Set(faults).sorted(by: TemplateFault.isBefore)
    }

    /// Everything wrong in a directory: what keeps templates from loading, then what `lint()` finds in the rest.
    package static func lint(directory: String) -> [TemplateFault] {
        let (set, faults) = load(directory: directory)
        return faults.sorted(by: TemplateFault.isBefore) + set.lint()
    }
}

extension TemplateFault {
    /// The order in which faults are listed.
    static func isBefore(_ left: TemplateFault, _ right: TemplateFault) -> Bool {
        let (a, b) = (left.line ?? 0, right.line ?? 0)
        if left.file != right.file { return left.file < right.file }
        return a == b ? left.message < right.message : a < b
    }
}
