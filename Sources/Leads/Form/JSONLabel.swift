/// Member names as programs write them.
enum JSONLabel {
    /// `firstName`, `first_name`, `first-name` as `first name`.
    static func spaced(_ name: String) -> String {
        var spaced = ""
        var wasLower = false
        for scalar in name.unicodeScalars {
            if scalar == "_" || scalar == "-" || scalar == "." {
                spaced.append(" ")
                wasLower = false
                continue
            }
            if scalar.properties.isUppercase && wasLower { spaced.append(" ") }
            wasLower = scalar.properties.isLowercase
            spaced.unicodeScalars.append(scalar)
        }
        return spaced
    }
}
