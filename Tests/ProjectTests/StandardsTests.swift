import Testing

@Suite("RFCS.md keeps step with the code")
struct StandardsTests {
    let tree = ProjectTree()

    @Test("Every RFC that a source file cites has a row")
    func citedStandardsHaveRows() throws {
        let known = Set(StandardsLedger(markdown: try tree.text("RFCS.md")).rows.map(\.number))
        let files = tree.files(in: "Sources", suffix: ".swift")
        #expect(!files.isEmpty)
        for file in files {
            let missing = StandardsLedger.citations(in: try tree.text(file)).subtracting(known).sorted()
            #expect(missing.isEmpty, "\(file) cites \(missing), which RFCS.md does not list")
        }
    }

    @Test("A row says yes, partial or no, and names targets that exist")
    func rowsNameTargets() throws {
        let rows = StandardsLedger(markdown: try tree.text("RFCS.md")).rows
        let targets = try tree.targets()
        #expect(rows.map(\.number) == rows.map(\.number).sorted(), "rows stand in order of their numbers")
        #expect(Set(rows.map(\.number)).count == rows.count, "each standard has one row")
        for row in rows {
            #expect(["yes", "partial", "no"].contains(row.status), "RFC \(row.number): \(row.status)")
            #expect(!row.title.isEmpty)
            if row.status != "no" {
                #expect(!row.targets.isEmpty, "RFC \(row.number) is kept nowhere")
                #expect(targets.isSuperset(of: row.targets), "RFC \(row.number) names \(row.targets)")
            }
        }
    }

    @Test("What is kept is cited where the row says it is kept")
    func keptStandardsAreCited() throws {
        var cited: [String: Set<Int>] = [:]
        for file in tree.files(in: "Sources", suffix: ".swift") {
            let target = String(file.split(separator: "/")[1])
            cited[target, default: []].formUnion(StandardsLedger.citations(in: try tree.text(file)))
        }
        for row in StandardsLedger(markdown: try tree.text("RFCS.md")).rows where row.status != "no" {
            let silent = row.targets.filter { cited[$0]?.contains(row.number) != true }
            #expect(silent.isEmpty, "RFC \(row.number) is kept by \(silent), where no line cites it")
        }
    }

    @Test(
        "Citations are found as people write them",
        arguments: [
            ("/// RFC 5321 §4.5.3.1.6", [5321]), ("RFC5322 and RFC 2047", [2047, 5322]),
            ("RFCs 3462, 3464 and 6522", [3462, 3464, 6522]), ("RFC 2045/2046", [2045, 2046]),
            ("port 5321", []), ("RFC 822, 1982", [822, 1982]), ("XRFC 5321", []),
        ] as [(String, [Int])])
    func citations(text: String, numbers: [Int]) {
        #expect(StandardsLedger.citations(in: text).sorted() == numbers)
    }
}
