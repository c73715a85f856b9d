extension Double {
    /// Digits as a person writes them: `1200`, `999.5`; at most two decimals, no exponent.
    package var plain: String {
        guard isFinite, abs(self) < 1e12 else { return isNaN ? "not a number" : "too large" }
        let cents = Int((self * 100).rounded())
        let whole = cents / 100
        let rest = abs(cents % 100)
        let sign = cents < 0 && whole == 0 ? "-" : ""
        guard rest != 0 else { return "\(sign)\(whole)" }
        let decimals = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
        return "\(sign)\(whole).\(decimals)"
    }
}
