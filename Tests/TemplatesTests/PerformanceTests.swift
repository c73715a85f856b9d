import Testing

@testable import Templates

/// Time bounds, loose enough for an unoptimised build on a busy machine. The printed figures are worth reading from
/// `swift test -c release -Xswiftc -enable-testing --filter PerformanceTests`: well under 1 ms and under 100 ms are meant.
struct PerformanceTests {
    @Test func renderingIsQuickAndLinear() throws {
        let set = ShippedTemplatesTests.loaded.set
        let template = try #require(set["corporate"])
        let clock = ContinuousClock()
        let rounds = 200
        let time = clock.measure {
            for _ in 0..<rounds { _ = set.render(template, .examples) }
        }
        print("render corporate: \(time / rounds)")
        #expect(time / rounds < .milliseconds(40))
    }

    @Test func twoHundredTemplatesLoadQuickly() throws {
        let source = try #require(ShippedTemplatesTests.loaded.set["corporate"]).source.text
        var files: [String: String] = [:]
        for name in ["trip", "details", "next", "contact", "signature"] {
            files["partials/\(name).md"] = ShippedTemplatesTests.loaded.set.partials.sources[name]?.text
        }
        for number in 0..<200 {
            files["t\(number).md"] = source.replacing("name: corporate\n", with: "name: corporate-\(number)\n")
        }
        let folder = try TemplateFolder(files)
        var count = 0
        let time = ContinuousClock().measure { count = TemplateSet.load(directory: folder.path).set.templates.count }
        print("load 200 templates: \(time)")
        #expect(count == 200)
        #expect(time < .seconds(20))
    }
}
