import Foundation
import Testing

@testable import Leads

/// Replies and forwards over mail programs and languages, with what a reader takes for the new text, who wrote what is
/// forwarded, and what is left of it. A third was put aside before the rules were written.
@Suite("Replies as mail programs send them")
struct ReplyCorpusTests {
    struct Sample: Decodable {
        struct Forward: Decodable {
            let from: String
            let subject: String
            let text: String
        }

        let id: String
        let subject: String?
        let text: String?
        let html: String?
        let reply: String
        let forwarded: Forward?
        /// Words that must stand in what was taken off.
        let signature: String?

        func read() -> ReplyText {
            if let html { return ReplyReader(html: html, subject: subject).read() }
            return ReplyReader(text: text ?? "", subject: subject).read()
        }
    }

    /// File, its samples, and how many may fail.
    static let floors: [(String, Int, Int)] = [("replies.jsonl", 254, 0), ("replies-aside.jsonl", 115, 2)]

    @Test("New text, forwarded message and signature", arguments: floors)
    func measure(file: String, count: Int, mayFail: Int) throws {
        let samples = try ReplyCorpusTests.samples(file)
        let failures = samples.compactMap(ReplyCorpusTests.failure)
        #expect(samples.count == count)
        #expect(failures.count <= mayFail, "\(file):\n\(failures.joined(separator: "\n"))")
    }

    private static func samples(_ file: String) throws -> [Sample] {
        try ProjectFiles.text("Tests/LeadsTests/Fixtures/\(file)").split(separator: "\n").map {
            try JSONDecoder().decode(Sample.self, from: Data($0.utf8))
        }
    }

    private static func failure(of sample: Sample) -> String? {
        let found = sample.read()
        if squeeze(found.text) != squeeze(sample.reply) {
            return "\(sample.id): \(found.text.debugDescription), not \(sample.reply.debugDescription)"
        }
        if let words = sample.signature,
            !((found.signature ?? "") + (found.disclaimer ?? "")).contains(words)
        {
            return "\(sample.id): signature \(found.signature ?? "nil"), disclaimer \(found.disclaimer ?? "nil")"
        }
        guard let forward = sample.forwarded else {
            return found.isForwarded ? "\(sample.id): taken for a forward" : nil
        }
        guard found.isForwarded, let wrapped = found.wrapped else { return "\(sample.id): no forward" }
        let isRight =
            wrapped.from == forward.from && wrapped.subject == forward.subject
            && squeeze(wrapped.text) == squeeze(forward.text)
        return isRight ? nil : "\(sample.id): \(wrapped)"
    }

    private static func squeeze(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
