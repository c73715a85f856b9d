import Leads
import MIME
import Testing

/// Texts that are nothing but phrases, dates and marks cost no more than their length.
@Suite("Hostile messages cost no more than their length", .serialized)
struct HostileMessageTests {
    static let shapes: [String] = [
        "until ", "until 3 May ", "from 3 to 14 August ", "3-", "9/8-", "1.", "9月", "remove me ", "unsubscribe ",
        "don't ",
        "i am out of the office ", "monday ", ")", "ab ", "й", "以降", "September 7-", "e\u{301}", "\u{301}",
        "\u{1f468}\u{200d}", "=\n", "> q\n", "a:b\n", "Name: x\n", "----\nA\n", "0123456789",
        "amount due ",
    ]

    @Test("Twice the text, about twice the time", arguments: shapes)
    func doubles(_ shape: String) throws {
        let small = try time(shape, octets: 64 * 1024)
        let large = try time(shape, octets: 128 * 1024)
        // Quadratic work would take four times as long; the constant allows for a busy machine.
        #expect(large < small * 3 + .milliseconds(250), "\(small) and \(large)")
    }

    /// The fastest of three runs over a message that answers, away, with a text of one shape.
    private func time(_ shape: String, octets: Int) throws -> Duration {
        let text = String(repeating: shape, count: octets / shape.utf8.count)
        let message = TriageSamples.message(
            subject: "Re: " + text.prefix(2000), fields: ["Auto-Submitted: auto-replied"], body: text
        )
        let triage = Triage(context: TriageSamples.context, rules: .none)
        let clock = ProcessorClock()
        return try #require((0..<3).map { _ in clock.measure { _ = triage.understand(message) } }.min())
    }
}
