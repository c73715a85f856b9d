import Crypto
import Foundation
import Glibc
import Leads
import MIME
import MailTypes

/// Understands message files without touching any state: `firstreply inspect`.
package struct Inspector: Sendable {
    private let rules: BounceRules
    private let timeZone: TimeZone
    private let country: String

    /// - Parameter share: where the bounce rules are.
    package init(
        share: ShareDirectory, timeZone: TimeZone = TimeZone(identifier: "America/New_York") ?? .gmt,
        country: String = "US"
    ) throws(ConfigurationFaults) {
        rules = try RuleBook.bounceRules(directory: share.rules)
        self.timeZone = timeZone
        self.country = country
    }

    /// The report on one message as a line of JSON (DESIGN §8).
    package func report(file: String, octets: [UInt8], now: Date) throws -> String {
        try json(reading(file: file, octets: octets, now: now))
    }

    /// The report for a person to read.
    package func text(file: String, octets: [UInt8], now: Date) -> String {
        InspectText(reading(file: file, octets: octets, now: now)).text
    }

    /// Parses each message, then understands each, and says how long both took.
    package func timing(_ messages: [[UInt8]], now: Date) throws -> String {
        var parts = 0
        let parse = processorTime { for octets in messages { parts += Message(octets).leaves.count } }
        let understand = processorTime {
            for octets in messages { parts += understanding(Message(octets), now: now).why.count + 1 }
        }
        // Counted so that nothing of the work can be left out as unused.
        guard parts > 0 || messages.isEmpty else { return "" }
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return try json(
            InspectTiming(
                messages: messages.count, octets: messages.reduce(0) { $0 + $1.count }, parse: parse,
                understand: understand, peakMemory: usage.ru_maxrss * 1024
            ))
    }

    private func processorTime(_ work: () -> Void) -> Double {
        let start = clock()
        work()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }

    /// The verdict on one address as a line of JSON.
    package func address(_ text: String) throws -> String {
        try json(AddressReport(text))
    }

    private func reading(file: String, octets: [UInt8], now: Date) -> InspectReport {
        let message = Message(octets)
        return InspectReport(
            file: file, message: message, understanding: understanding(message, now: now), digest: Self.digest)
    }

    private func understanding(_ message: Message, now: Date) -> Understanding {
        let context = ReadingContext(timeZone: timeZone, defaultCountry: country, now: message.date?.date ?? now)
        return Triage(context: context, rules: rules).understand(message)
    }

    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static func digest(_ octets: [UInt8]) -> String {
        SHA256.hash(data: octets).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
