import NIOCore
import SMTP
import Testing

struct LineReaderTests {
    struct Fixture: Sendable, CustomTestStringConvertible {
        var input: String
        var events: [String]
        var testDescription: String { input.debugDescription }
    }

    static let fixtures = [
        Fixture(input: "a\r\nb\r\n", events: ["a", "b"]),
        Fixture(input: "\r\n", events: [""]),
        Fixture(input: "a", events: []),
        Fixture(input: "a\r", events: []),
        Fixture(input: "12345678\r\nb\r\n", events: ["12345678", "b"]),
        Fixture(input: "123456789\r\nb\r\n", events: ["!tooLong", "b"]),
        Fixture(input: "1234567890123456789012345\r\nb\r\n", events: ["!tooLong", "b"]),
        Fixture(input: "1234567890123456789012345", events: ["!tooLong"]),
        Fixture(input: "a\nb\r\nc\r\n", events: ["!bareLineFeed", "c"]),
        Fixture(input: "a\rb\r\nc\r\n", events: ["!bareCarriageReturn", "c"]),
        Fixture(input: "a\r\r\nc\r\n", events: ["!bareCarriageReturn", "c"]),
        Fixture(input: "\nc\r\n", events: ["!bareLineFeed"]),
    ]

    private func events(_ reader: inout LineReader, _ input: inout ByteBuffer) -> [String] {
        var events: [String] = []
        while true {
            switch reader.next(in: &input) {
            case .incomplete: return events
            case .line(let line): events.append(String(buffer: line))
            case .fault(let fault): events.append("!\(fault.rawValue)")
            }
        }
    }

    @Test(arguments: fixtures)
    func `cuts lines, in pieces of any size`(_ fixture: Fixture) {
        let octets = Array(fixture.input.utf8)
        for size in 1...octets.count {
            var reader = LineReader(maximumOctets: 10)
            var input = ByteBuffer()
            var found: [String] = []
            for start in stride(from: 0, to: octets.count, by: size) {
                input.writeBytes(octets[start..<min(start + size, octets.count)])
                found += events(&reader, &input)
            }
            #expect(found == fixture.events)
        }
    }

    @Test func `keeps no more of an endless line than its limit`() {
        var reader = LineReader(maximumOctets: 100)
        var input = ByteBuffer()
        var faults = 0
        for _ in 0..<1000 {
            input.writeString(String(repeating: "x", count: 50))
            faults += events(&reader, &input).count
            #expect(input.readableBytes <= 150)
        }
        #expect(faults == 1)
    }
}
