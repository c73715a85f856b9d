/// Takes the greeting out of a name as people type it.
enum PersonName {
    private static let titles: Set<String> = [
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam", "rev", "hon", "capt", "sr", "sra", "mister",
    ]

    /// The first name in `fullName`: titles dropped, `Alvarez, Maria` turned round, shouting and whispering set right.
    static func first(of fullName: String) -> String? {
        let halves = fullName.split(separator: ",", maxSplits: 1)
        let given = halves.count == 2 && !isSuffix(halves[1]) ? halves[1] : halves.first ?? ""
        let words = given.split(separator: " ").map { $0.filter { $0 != "\"" } }
        let untitled = words.drop { titles.contains($0.lowercased().filter { $0 != "." }) }
        guard let word = untitled.first, word.contains(where: \.isLetter) else { return nil }
        // "Dr. Alvarez" leaves a family name, which is no way to greet someone.
        if untitled.count == 1, words.count > 1, halves.count == 1 { return nil }
        // An initial alone reads as a slip: "Hi J.,".
        guard word.filter(\.isLetter).count > 1 else { return nil }
        return recased(word)
    }

    private static func isSuffix(_ text: Substring) -> Bool {
        let bare = text.lowercased().filter { $0.isLetter || $0.isNumber }
        return ["jr", "sr", "ii", "iii", "iv", "md", "phd", "esq", "cpa"].contains(bare)
    }

    /// `JANE` and `jane` become `Jane`; mixed case such as `McKay` is the person's own and stays.
    private static func recased(_ word: String) -> String {
        let letters = word.filter(\.isLetter)
        guard letters.allSatisfy(\.isUppercase) || letters.allSatisfy(\.isLowercase) else { return word }
        guard letters.count > 2 || letters.allSatisfy(\.isLowercase) else { return word }
        var isStart = true
        return word.reduce(into: "") { recased, character in
            recased += isStart ? character.uppercased() : character.lowercased()
            isStart = character == "-" || character == "'"
        }
    }
}
