import FoundationEssentials
import Testing

@testable import Templates

/// The templates in `templates/` as an office gets them.
struct ShippedTemplatesTests {
    static let directory = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "templates").path()
    static let loaded = TemplateSet.load(directory: directory)
    static let names = loaded.set.templates.map(\.name)

    @Test func theSetIsComplete() {
        #expect(Self.loaded.faults.map(\.description) == [])
        #expect(
            Self.names == [
                "acknowledgement", "airport", "corporate", "day-14", "day-3", "day-3-corporate", "day-7",
                "day-7-corporate", "event", "hourly", "premium", "wedding",
            ])
    }

    @Test func lintIsClean() {
        #expect(TemplateSet.lint(directory: Self.directory).map(\.description) == [])
    }

    @Test func theShippedLayoutsAreTheBuiltInOnes() throws {
        for (file, text) in [("layout.html", BuiltInLayout.html), ("layout.txt", BuiltInLayout.text)] {
            let shipped = try String(contentsOf: URL(filePath: Self.directory + "/" + file), encoding: .utf8)
            #expect(shipped == text, "\(file) and BuiltInLayout differ: change both")
        }
    }

    /// What an office may know when a message goes out, from all to nothing.
    static let situations: [TemplateValues] = [
        .examples, .officeExamples, TemplateValues(),
        TemplateValues(["full_name": "J. Smith", "company": "A, B & Co. <Ltd>", "passengers": "12"]),
        TemplateValues(["when": "tomorrow", "business_name": "TNT Limousine", "hours": "3 hours"]),
        TemplateValues(["pickup": "{{content}} **x** <b>", "dropoff": "- [a](b)", "phone": "214", "offer": "10% off."]),
    ]

    @Test(arguments: names) func readsWell(_ name: String) throws {
        let template = try #require(Self.loaded.set[name])
        for values in Self.situations {
            let message = Self.loaded.set.render(template, values)
            #expect(message.template == name)
            let greeting = values[.firstName] ?? "there"
            #expect(message.text.hasPrefix("Hi \(greeting),\n\n"))
            #expect(message.subject.count <= TemplateLimits.subjectGoal)
            for text in [message.subject, message.text] {
                for slip in [
                    "  ", " ,", " .", "..", ",,", "()", "Hi ,", "{{", "}}", "\n- \n", "\n-\n", "\n\n\n", ": \n",
                ] {
                    let isValue = slip == "{{" || slip == "}}"
                    if isValue, values[.pickup]?.contains(slip) == true { continue }
                    #expect(!text.contains(slip), "\(name): \(slip.debugDescription) in \(text)")
                }
                #expect(!text.unicodeScalars.contains { Placeholder.position($0) != nil })
            }
        }
    }

    @Test(arguments: names) func isWellFormedHTML(_ name: String) throws {
        let template = try #require(Self.loaded.set[name])
        for values in Self.situations {
            let html = Self.loaded.set.render(template, values).html
            let outline = HTMLOutline(html)
            #expect(outline.problems == [])
            #expect(html.utf8.count < TemplateLimits.htmlOctets / 4)
            #expect(!html.unicodeScalars.contains { Placeholder.position($0) != nil })
            let names = outline.elements.map(\.name)
            #expect(!names.contains("b") && !names.contains("script"))
            for (element, next) in zip(names, names.dropFirst()) where element == "ul" || element == "ol" {
                #expect(next == "li")
            }
            for href in outline.elements.compactMap({ $0.attributes["href"] }) {
                #expect(href.hasPrefix("https://") || href.hasPrefix("tel:") || href.hasPrefix("mailto:"))
            }
        }
    }

    @Test(arguments: names.filter { $0.hasPrefix("day-") }) func followUpsCanBeStopped(_ name: String) throws {
        let template = try #require(Self.loaded.set[name])
        var values = TemplateValues.examples
        #expect(
            Self.loaded.set.render(template, values).text.contains(
                "follow-ups: https://mail.tntlimousine.example/u/3fK9"))
        values[.unsubscribeURL] = nil
        let message = Self.loaded.set.render(template, values)
        #expect(message.text.contains("follow-ups: write to stop+3fK9@mail.tntlimousine.example"))
        #expect(message.html.contains("href=\"mailto:stop+3fK9@mail.tntlimousine.example\""))
        values[.unsubscribeMailto] = nil
        #expect(Self.loaded.set.render(template, values).text.contains("Reply \"stop\" and we will not write again."))
    }

    @Test(arguments: names.filter { !$0.hasPrefix("day-") }) func firstRepliesSpeakOfNoFollowUps(_ name: String) throws
    {
        let template = try #require(Self.loaded.set[name])
        #expect(!Self.loaded.set.render(template, .examples).text.contains("follow-ups"))
    }

    /// M127-M130: one mail acknowledges, shows the services and advantages, links the calculator and says whom to call.
    @Test func theCorporateReplyHasItsFourParts() throws {
        let template = try #require(Self.loaded.set["corporate"])
        let text = Self.loaded.set.render(template, .examples).text
        for part in [
            "Thank you for your inquiry on behalf of Hartwell Partners", "What corporate clients get from us",
            "ROI calculator (https://www.tntlimousine.example/roi)", "call (214) 555-0100",
            "book online (https://www.tntlimousine.example/book)",
        ] { #expect(text.contains(part)) }
    }

    /// M135, M136: the premium reply is expedited and offers a call.
    @Test func thePremiumReplyOffersACall() throws {
        let template = try #require(Self.loaded.set["premium"])
        let text = Self.loaded.set.render(template, .examples).text
        for part in ["our manager, Tom Nguyen", "ahead of the regular queue", "Let us call you", "(214) 555-0117"] {
            #expect(text.contains(part))
        }
    }

    @Test func whatIsKnownIsConfirmedAndWhatIsMissingIsAsked() throws {
        let template = try #require(Self.loaded.set["acknowledgement"])
        let values = TemplateValues(["when": "Friday at noon", "passengers": "3"])
        let text = Self.loaded.set.render(template, values).text
        #expect(text.contains("- When: Friday at noon\n- Passengers: 3\n\n"))
        #expect(text.contains("please reply with:\n\n- the pickup address\n- where you are headed\n\n"))
    }
}
