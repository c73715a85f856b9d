import Foundation
import Glibc

/// One connection of a `FaultySmartHost`, on a thread of its own.
struct FaultySession {
    let descriptor: Int32
    let host: FaultySmartHost
    let offers: [String]

    private var input: [UInt8] = []
    private var hasHello = false
    private var hasSender = false
    private var recipients = 0

    init(descriptor: Int32, host: FaultySmartHost, offers: [String]) {
        self.descriptor = descriptor
        self.host = host
        self.offers = offers
    }

    mutating func run() {
        guard answer("CONNECT", "220 scripted ESMTP\r\n") else { return }
        host.greet()
        while let line = readLine() {
            let verb = line.split(separator: " ").first.map { $0.uppercased() } ?? ""
            guard take(verb, line) else { return }
        }
    }

    /// Answers one command; false when the connection is over.
    private mutating func take(_ verb: String, _ line: String) -> Bool {
        switch verb {
        case "EHLO":
            hasHello = true
            reset()
            let lines = ["scripted"] + offers
            let last = lines.count - 1
            let text = lines.enumerated().map { "250\($0.offset == last ? " " : "-")\($0.element)\r\n" }.joined()
            return answer(verb, text)
        case "AUTH": return answer(verb, "235 2.7.0 ok\r\n")
        case "STARTTLS": return answer(verb, "454 4.7.0 not now\r\n")
        case "MAIL": return takeMail(line)
        case "RCPT": return takeRecipient(line)
        case "DATA": return takeData()
        case "BDAT": return takeChunk(line)
        case "RSET":
            reset()
            return answer(verb, "250 2.0.0 ok\r\n")
        case "NOOP": return answer(verb, "250 2.0.0 ok\r\n")
        case "QUIT":
            _ = answer(verb, "221 2.0.0 bye\r\n")
            return false
        default:
            host.note("unknown command: \(line)")
            return write("500 5.5.2 what\r\n")
        }
    }

    private mutating func takeMail(_ line: String) -> Bool {
        // RFC 5321 §4.1.4: EHLO first, and one transaction at a time.
        if !hasHello || hasSender { host.note("MAIL out of order") }
        if !line.hasPrefix("MAIL FROM:<") { host.note("not MAIL: \(line)") }
        return answer("MAIL", "250 2.1.0 ok\r\n") { $0.hasSender = true }
    }

    private mutating func takeRecipient(_ line: String) -> Bool {
        if !line.hasPrefix("RCPT TO:<") { host.note("not RCPT: \(line)") }
        guard hasSender else { return answer("RCPT", "503 5.5.1 MAIL first\r\n") }
        if let refusal = host.refusal(of: line) { return write(refusal) }
        return answer("RCPT", "250 2.1.5 ok\r\n") { $0.recipients += 1 }
    }

    private mutating func takeData() -> Bool {
        // RFC 2920 §3.1: a pipelined DATA without a recipient is refused, and none of it is a fault of the client.
        guard recipients > 0 else { return answer("DATA", "503 5.5.1 RCPT first\r\n") }
        var isWanted = false
        guard answer("DATA", "354 go on\r\n", { _ in isWanted = true }) else { return false }
        guard isWanted else { return true }
        var text = ""
        while let line = readLine() {
            if line == "." {
                reset()
                return takeEnd(text, as: ".")
            }
            text += (line.hasPrefix(".") ? String(line.dropFirst()) : line) + "\r\n"
        }
        return false
    }

    private mutating func takeChunk(_ line: String) -> Bool {
        let words = line.split(separator: " ")
        guard words.count >= 2, let size = Int(words[1]), let octets = readOctets(size) else {
            host.note("not BDAT: \(line)")
            return false
        }
        if words.last?.uppercased() != "LAST" { host.note("chunk without LAST") }
        // RFC 3030 §2: the octets are read even when they cannot be taken.
        guard recipients > 0 else { return write("503 5.5.1 RCPT first\r\n") }
        reset()
        return takeEnd(String(decoding: octets, as: UTF8.self), as: "BDAT")
    }

    /// The message is whole. A host that answers wrongly or not at all has taken it (RFC 1047 §2); one that refuses has
    /// not.
    private mutating func takeEnd(_ text: String, as verb: String) -> Bool {
        let fault = host.fault(at: verb)
        switch fault {
        case .reply(let reply) where isRefusal(reply), .replyAndClose(let reply) where isRefusal(reply): break
        default: host.take(text)
        }
        return carryOut(fault, right: "250 2.0.0 queued\r\n")
    }

    private func isRefusal(_ reply: String) -> Bool {
        // A whole reply of class 4 or 5 and nothing else.
        (reply.hasPrefix("4") || reply.hasPrefix("5")) && reply.dropFirst(3).hasPrefix(" ") && reply.hasSuffix("\r\n")
    }

    private mutating func reset() {
        hasSender = false
        recipients = 0
    }

    // MARK: answering

    private mutating func answer(
        _ verb: String, _ right: String, _ whenRight: (inout FaultySession) -> Void = { _ in }
    ) -> Bool {
        let fault = host.fault(at: verb)
        if fault == nil { whenRight(&self) }
        return carryOut(fault, right: right)
    }

    private func carryOut(_ fault: FaultySmartHost.Fault?, right: String) -> Bool {
        switch fault {
        case nil: return write(right)
        case .reply(let text): return write(text)
        case .replyAndClose(let text):
            _ = write(text)
            return false
        case .silence:
            while host.isFaulty, isConnected { usleep(10_000) }
            return false
        case .drip:
            while host.isFaulty, write("2") { usleep(10_000) }
            return false
        case .reset:
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
            return false
        case .close: return false
        }
    }

    private func write(_ text: String) -> Bool {
        let octets = Array(text.utf8)
        return send(descriptor, octets, octets.count, Int32(MSG_NOSIGNAL)) == octets.count
    }

    private var isConnected: Bool {
        var octet: UInt8 = 0
        let count = recv(descriptor, &octet, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
        return count > 0 || (count < 0 && errno == EAGAIN)
    }

    // MARK: reading

    private mutating func readLine() -> String? {
        while true {
            if let end = input.firstIndex(of: 0x0a) {
                let line = Array(input[..<end])
                input.removeSubrange(...end)
                // RFC 5321 §2.3.8: CRLF and nothing else ends a line.
                if line.last != 0x0d || line.dropLast().contains(0x0d) { host.note("a line not ended by CRLF") }
                return String(decoding: line.dropLast(), as: UTF8.self)
            }
            guard fill() else { return nil }
        }
    }

    private mutating func readOctets(_ count: Int) -> [UInt8]? {
        while input.count < count { guard fill() else { return nil } }
        defer { input.removeFirst(count) }
        return Array(input.prefix(count))
    }

    private mutating func fill() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        input += buffer.prefix(count)
        return true
    }
}
