import Testing

/// A dialogue as RFCs write it: `C:` what the client sends, `S:` what the server answers.
///
/// Lines of the client that follow each other are sent together, as a pipelining client does. An `S:` line has to begin
/// the server's line; `S*:` stands for all lines of one reply; `S: <close>` for the end of the connection. `\0`, `\r` and
/// `\n` stand for those octets; every line of the client gets its CRLF, unless it ends with `\`.
struct Conversation: Sendable, CustomTestStringConvertible {
    enum Step: Equatable {
        case client([UInt8])
        case server(String)
        case reply(String)
        case close
    }

    let name: String
    let steps: [Step]

    init(_ name: String, _ script: String) {
        self.name = name
        var steps: [Step] = []
        for line in script.split(separator: "\n") {
            let text = String(line.drop { $0 == " " })
            if text.hasPrefix("C: ") || text == "C:" {
                let octets = Conversation.octets(String(text.dropFirst(3)))
                if case .client(let before) = steps.last {
                    steps[steps.count - 1] = .client(before + octets)
                } else {
                    steps.append(.client(octets))
                }
            } else if text == "S: <close>" {
                steps.append(.close)
            } else if text.hasPrefix("S*: ") {
                steps.append(.reply(String(text.dropFirst(4))))
            } else if text.hasPrefix("S: ") {
                steps.append(.server(String(text.dropFirst(3))))
            } else {
                Issue.record("not a line of a conversation: \(text)")
            }
        }
        self.steps = steps
    }

    var testDescription: String { name }

    private static func octets(_ line: String) -> [UInt8] {
        var text = line
        let isOpen = text.hasSuffix("\\")
        if isOpen { text.removeLast() }
        var result: [UInt8] = []
        var rest = Substring(text).utf8
        while let octet = rest.popFirst() {
            guard octet == UInt8(ascii: "\\"), let next = rest.first else {
                result.append(octet)
                continue
            }
            let escapes: [UInt8: UInt8] = [UInt8(ascii: "r"): 13, UInt8(ascii: "n"): 10, UInt8(ascii: "0"): 0]
            if let escape = escapes[next] {
                result.append(escape)
                rest.removeFirst()
            } else {
                result.append(octet)
            }
        }
        return isOpen ? result : result + [13, 10]
    }

    /// Plays the client's part.
    ///
    /// - Parameters:
    ///   - send: takes the client's octets.
    ///   - readLine: gives the server's next line without CRLF; nil at the end of the connection.
    func play(send: ([UInt8]) async throws -> Void, readLine: () async throws -> String?) async throws {
        for step in steps {
            switch step {
            case .client(let octets): try await send(octets)
            case .server(let expected):
                let line = try await readLine()
                #expect(line?.hasPrefix(expected) == true, "\(name): wanted \(expected), got \(line ?? "<close>")")
            case .reply(let code):
                var line = try await readLine()
                while let text = line, text.hasPrefix(code + "-") { line = try await readLine() }
                #expect(line?.hasPrefix(code + " ") == true, "\(name): wanted \(code), got \(line ?? "<close>")")
            case .close:
                let line = try await readLine()
                #expect(line == nil, "\(name): wanted the end, got \(line ?? "")")
            }
        }
    }
}
