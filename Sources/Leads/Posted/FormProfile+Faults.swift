extension FormProfile {
    /// Everything that is wrong with it by itself; empty when it may be put in force.
    package func faults() -> [RuleFault] {
        var faults: [RuleFault] = []
        if name.isEmpty || name.utf8.count > 40
            || !name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
        {
            faults.append(RuleFault("name", "'\(name)' is no name", hint: "lower-case letters, digits and hyphens"))
        }
        for origin in origins where !FormProfile.isOrigin(origin) {
            faults.append(RuleFault("origins", "'\(origin)' is no origin", hint: "https://www.example.com"))
        }
        if let thanks, !thanks.hasPrefix("https://"), !FormProfile.isLocal(thanks) {
            faults.append(
                RuleFault("thanks", "'\(thanks)' is no https address", hint: "https://www.example.com/thanks"))
        }
        if !(0...3600).contains(leastSeconds) {
            faults.append(RuleFault("least_seconds", "\(leastSeconds) lies outside 0 to 3600", hint: "3 is usual"))
        }
        if keyFiles.count > 2 {
            faults.append(RuleFault("key_files", "names more than two", hint: "the one in use and its successor"))
        }
        faults += unknownKeys.map { RuleFault($0, "no such key", hint: "remove it or correct its spelling") }
        return faults
    }

    /// Scheme and authority, nothing behind them (RFC 6454 §6.1).
    private static func isOrigin(_ text: String) -> Bool {
        guard text.hasPrefix("https://") || isLocal(text), let start = text.firstRange(of: "://") else { return false }
        let authority = text[start.upperBound...]
        return !authority.isEmpty
            && authority.utf8.allSatisfy {
                (97...122).contains($0) || (48...57).contains($0) || [45, 46, 58].contains($0)
            }
    }

    /// A page on the developer's own machine needs no TLS.
    private static func isLocal(_ text: String) -> Bool {
        ["http://localhost", "http://127.0.0.1"].contains { host in
            guard text.hasPrefix(host) else { return false }
            return text.dropFirst(host.count).first.map { $0 == ":" || $0 == "/" } ?? true
        }
    }
}
