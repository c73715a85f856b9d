/// Weighs what speaks for a robot against what speaks for a person, and says who wrote.
///
/// | signs | worth |
/// |---|---|
/// | declared by the sender's software: `Auto-Submitted`, `X-Autoreply`, `List-Id`, null reverse-path, `no-reply` | decisive |
/// | a subject that only robots write (`Automatic reply:` counts as declared), "this is an automated message" | strong |
/// | `Precedence: bulk`, `List-Unsubscribe` alone, "I am out of the office", a mailing's footer, `alerts@` | medium |
/// | a mail service's identifiers, `X-Auto-Response-Suppress`, "on vacation", a robot's word after `Re:` | weak |
/// | a person's request, in any language; the facts of a ride | medium |
/// | a question, words of a ride, a person's mail program, an answer above a quotation | weak |
///
/// A robot wrote when its signs outweigh the person's by at least a medium sign: one weak sign never decides.
struct SignBalance: Sendable {
    private(set) var signs: [Sign] = []

    /// By how much robots must outweigh persons: RFC 3834 names fields, and offices lose leads to eager filters.
    static let margin = Sign.Weight.medium.rawValue

    init(_ signs: [Sign] = []) {
        self.signs = signs
    }

    mutating func add(_ author: Sign.Author, _ weight: Sign.Weight, _ place: Sign.Place, _ words: String) {
        signs.append(Sign(author: author, weight: weight, place: place, words: words))
    }

    mutating func add(_ others: SignBalance) { signs += others.signs }

    /// What the signs for one author are worth together: the heaviest of each place.
    func worth(_ author: Sign.Author) -> Int { worth { $0 == author } }

    private func worth(where isMeant: (Sign.Author) -> Bool) -> Int {
        var heaviest: [Sign.Place: Int] = [:]
        for sign in signs where isMeant(sign.author) {
            heaviest[sign.place] = max(heaviest[sign.place] ?? 0, sign.weight.rawValue)
        }
        return heaviest.values.reduce(0, +)
    }

    /// Who wrote, all signs together.
    ///
    /// - Parameter answers: the message answers another one: what a machine says then is an automatic answer.
    func author(answers: Bool) -> Sign.Author {
        guard worth(where: { $0 != .person }) - worth(.person) >= SignBalance.margin else { return .person }
        let (answer, machine, mailing) = (worth(.answeringRobot), worth(.machine), worth(.mailing))
        if answer >= Sign.Weight.medium.rawValue, answer >= mailing || answer >= Sign.Weight.strong.rawValue {
            return .answeringRobot
        }
        if mailing >= machine { return mailing == 0 ? .answeringRobot : .mailing }
        return answers ? .answeringRobot : .machine
    }

    /// Whether nothing that nobody can outweigh was found.
    var isOpen: Bool { !signs.contains { $0.weight == .decisive } }

    /// Whether anything here speaks for a robot or a mailing with more than a weak sign.
    var namesRobot: Bool { signs.contains { $0.author != .person && $0.weight != .weak } }

    /// Whether a person's wish or question was found.
    var asks: Bool { signs.contains { $0.author == .person && ($0.place == .request || $0.place == .question) } }

    /// Whether a program's own words say that it is one.
    var saysItIsMachine: Bool {
        signs.contains { $0.author == .machine && $0.place == .text && $0.weight == .strong }
    }

    /// Whether robots have more than weak signs here.
    var speaksForRobot: Bool { signs.contains { $0.author == .answeringRobot && $0.weight != .weak } }

    /// Whether one sign alone speaks strongly for a robot that answers.
    var isClearlyRobot: Bool {
        signs.contains { $0.author == .answeringRobot && $0.weight.rawValue >= Sign.Weight.strong.rawValue }
    }

    /// Whether the sender's software itself declares an author.
    func isDeclared(_ author: Sign.Author) -> Bool {
        signs.contains { $0.author == author && $0.weight == .decisive }
    }

    /// The signs for some authors in words, the heaviest first.
    func why(_ isMeant: (Sign.Author) -> Bool) -> [String] {
        signs.filter { isMeant($0.author) }.sorted { $0.weight.rawValue > $1.weight.rawValue }.map(\.words)
    }
}
