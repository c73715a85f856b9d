import Testing

@testable import Templates

/// A reply goes out whatever the directory is like.
struct LastResortTests {
    @Test func anEmptySetStillAnswers() {
        let selection = TemplateSet.builtIn.firstReply(for: TemplateCriteria(step: .immediate))
        let message = TemplateSet.builtIn.render(selection.template, TemplateValues())
        #expect(message.template == "built-in")
        #expect(message.subject == "We have received your inquiry - our office")
        #expect(message.text.hasPrefix("Hi there,\n\nThank you for writing to our office."))
        #expect(message.text.hasSuffix("The reservations desk\n\n-- \nour office\n"))
        #expect(message.html.contains("<p style=\"margin:0 0 16px 0;\">Hi there,</p>"))
        #expect(message.defaulted == ["business_name", "greeting_name", "manager_name"])
    }

    @Test func anEmptySetSendsNoFollowUp() {
        #expect(TemplateSet.builtIn.select(TemplateCriteria(step: .day(3))) == nil)
    }

    @Test func aMissingDirectoryIsAFaultAndStillAnswers() {
        let (set, faults) = TemplateSet.load(directory: "/nonexistent/templates")
        #expect(faults.map(\.file) == ["/nonexistent/templates"])
        #expect(set.firstReply(for: TemplateCriteria(step: .immediate)).template.name == "built-in")
    }

    @Test func itKnowsTheNameWhenThereIsOne() {
        let values = TemplateValues(["full_name": "ALVAREZ, MARIA", "business_name": "TNT Limousine"])
        let message = TemplateSet.builtIn.render(.lastResort, values)
        #expect(message.text.hasPrefix("Hi Maria,\n\nThank you for writing to TNT Limousine."))
        #expect(message.defaulted == ["manager_name"])
    }
}
