import Testing

@testable import Leads

/// The weighing alone: who wrote, by signs that are given.
struct SignBalanceTests {
    private typealias Entry = (Sign.Author, Sign.Weight, Sign.Place)

    @Test(
        arguments: [
            ([], false, Sign.Author.person),
            ([(.machine, .weak, .service)], false, .person),
            // Five fields of one mail service are one weak sign.
            (Array(repeating: (.mailing, .weak, .service), count: 5), false, .person),
            ([(.mailing, .weak, .service), (.machine, .weak, .service)], false, .person),
            ([(.mailing, .weak, .service), (.machine, .weak, .subject)], false, .mailing),
            ([(.mailing, .medium, .precedence)], false, .mailing),
            ([(.mailing, .medium, .precedence), (.person, .medium, .request)], false, .person),
            ([(.mailing, .medium, .precedence), (.person, .weak, .question)], false, .person),
            ([(.mailing, .decisive, .listFields), (.person, .strong, .request)], false, .mailing),
            ([(.machine, .decisive, .declaration)], false, .machine),
            // What a machine says in answer to a message of ours is an automatic answer.
            ([(.machine, .decisive, .declaration)], true, .answeringRobot),
            ([(.machine, .decisive, .declaration), (.mailing, .decisive, .listFields)], true, .mailing),
            ([(.answeringRobot, .medium, .text)], false, .answeringRobot),
            ([(.answeringRobot, .medium, .text), (.mailing, .decisive, .listFields)], false, .mailing),
            ([(.answeringRobot, .decisive, .declaration), (.mailing, .medium, .precedence)], false, .answeringRobot),
            (
                [(.answeringRobot, .strong, .subject), (.person, .medium, .request), (.person, .weak, .ride)], true,
                .person
            ),
        ] as [([(Sign.Author, Sign.Weight, Sign.Place)], Bool, Sign.Author)])
    func author(_ entries: [(Sign.Author, Sign.Weight, Sign.Place)], answers: Bool, _ expected: Sign.Author) {
        var balance = SignBalance()
        for entry in entries { balance.add(entry.0, entry.1, entry.2, "sign") }
        #expect(balance.author(answers: answers) == expected)
    }

    @Test
    func tellsTheHeaviestFirst() {
        var balance = SignBalance()
        balance.add(.machine, .weak, .service, "a wish")
        balance.add(.person, .weak, .question, "a question")
        balance.add(.machine, .decisive, .declaration, "a declaration")
        #expect(balance.why { $0 != .person } == ["a declaration", "a wish"])
    }
}
