import Foundation
import Testing

@Suite("The commands around the build")
struct CommandTests {
    let tree = ProjectTree()

    @Test("`make help` names every command people are told about")
    func helpListsCommands() throws {
        let result = try tree.run("make", ["--no-print-directory", "help"])
        #expect(result.status == 0)
        for command in ["run", "test", "lint", "fuzz", "bench", "interop", "corpus", "clean"] {
            #expect(result.output.contains("make \(command) "), "\(result.output)")
        }
    }

    @Test("Without a corpus its command says so and is no failure")
    func corpusIsOptional() throws {
        let result = try tree.run("scripts/corpus.py", ["/nonexistent", ".build/release/firstreply"])
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("skipped: no corpus in /nonexistent."), "\(result.output)")
    }

    @Test("The package script refuses an unknown set")
    func unknownPackageSet() throws {
        #expect(try tree.run("scripts/install-packages.sh", ["everything"]).status == 64)
    }

    @Test("Every folder of tests is a test target, so that none is left out in silence")
    func testFoldersAreTargets() throws {
        let manifest = try tree.text("Package.swift")
        let folders = try FileManager.default.contentsOfDirectory(atPath: tree.root.appending(path: "Tests").path)
            .filter { $0.hasSuffix("Tests") && !tree.files(in: "Tests/\($0)", suffix: ".swift").isEmpty }
        #expect(folders.contains("ProjectTests"))
        for folder in folders {
            #expect(manifest.contains("\"\(folder)\""), "Tests/\(folder) is no target of Package.swift")
        }
    }

    @Test("Relative links of the documents lead somewhere")
    func linksLead() throws {
        let documents = ["README.md", "CONTRIBUTING.md", "RFCS.md", "CHANGELOG.md", "bench/README.md"]
        for document in documents {
            guard let text = try? tree.text(document) else { continue }
            let base = tree.root.appending(path: document).deletingLastPathComponent()
            for match in text.matches(of: /\]\(([^)#:]+)(?:#[^)]*)?\)/) {
                let target = base.appending(path: String(match.output.1)).path
                #expect(FileManager.default.fileExists(atPath: target), "\(document) links to \(match.output.1)")
            }
        }
    }
}
