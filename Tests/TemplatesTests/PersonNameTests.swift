import Testing

@testable import Templates

/// The greeting out of a name as people type it.
struct PersonNameTests {
    static let rows: [(String, String?)] = [
        ("Maria Alvarez", "Maria"), ("MARIA ALVAREZ", "Maria"), ("maria", "Maria"), ("Alvarez, Maria", "Maria"),
        ("Dr. Maria Alvarez", "Maria"), ("Mr. & Mrs. Lee", nil), ("Dr. Alvarez", nil), ("J. Smith", nil),
        ("McKay Jones", "McKay"), ("anne-marie holt", "Anne-Marie"), ("Jo", "Jo"), ("JO", "JO"), ("", nil), (", ", nil),
        ("John Smith, Jr.", "John"), ("\"Bob\" Stone", "Bob"), ("Zoë", "Zoë"), ("123 456", nil),
    ]

    @Test(arguments: rows) func firstName(_ full: String, _ first: String?) {
        #expect(PersonName.first(of: full) == first)
    }

    @Test(arguments: ["", " ", "\r\n", "https://x.example", "12", "{{#x}}", "\u{202E}", "Dr. Alvarez"])
    func theGreetingIsNeverBlank(_ name: String) throws {
        let message = try TemplateFolder.render(
            "Hi {{greeting_name}},", values: ["full_name": name, "greeting_name": name])
        let expected = name == "Dr. Alvarez" ? "Hi Dr. Alvarez,\n" : "Hi there,\n"
        #expect(message.text == expected)
    }
}
