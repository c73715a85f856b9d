import NIOCore
import Testing

@testable import SMTP

/// A client's connection followed by its octets.
@Suite("Following a client's dialogue")
struct ClientDialogueTests {
    /// `C: ` and `S: ` before octets; the lines that are told.
    private func told(_ script: [String]) -> [String] {
        var dialogue = ClientDialogue()
        return script.flatMap { step -> [String] in
            let octets = ByteBuffer(string: String(step.dropFirst(3)))
            let lines = step.hasPrefix("C") ? dialogue.sent(octets) : dialogue.received(octets)
            return lines.map { "\($0.speaker.rawValue): \($0.text)" }
        }
    }

    @Test func aMessageIsASize() {
        #expect(
            told([
                "S: 220 mx.example\r\n", "C: EHLO us.example\r\n", "S: 250-mx.example\r\n250 PIPELI", "S: NING\r\n",
                "C: MAIL FROM:<ann@acme.example>\r\nRCPT TO:<bob@b.example>\r\nDATA\r\n",
                "S: 250 ok\r\n250 ok\r\n354 go\r\n", "C: Subject: secret\r\n\r\nEHLO no.command\r\n", "C: .\r\n",
                "C: MAIL FROM:<>\r\n", "S: 250 2.0.0 queued\r\n",
            ]) == [
                "S: 220 mx.example", "C: EHLO us.example", "S: 250-mx.example", "S: 250 PIPELINING",
                "C: MAIL FROM:<a***@acme.example>", "C: RCPT TO:<b***@b.example>", "C: DATA", "S: 250 ok", "S: 250 ok",
                "S: 354 go", "C: (36 octets of a message)", "C: MAIL FROM:<>", "S: 250 2.0.0 queued",
            ])
    }

    @Test("An end of data is known in pieces, and a stuffed dot is none")
    func endOfData() {
        #expect(
            told(["S: 354 go\r\n", "C: a\r\n..", "C: \r\nb\r", "C: \n.\r", "C: \n", "C: QUIT\r\n"])
                == ["S: 354 go", "C: (10 octets of a message)", "C: QUIT"])
        #expect(
            told(["S: 354 go\r\n", "C: .\r\n", "C: RSET\r\n"]) == [
                "S: 354 go", "C: (0 octets of a message)", "C: RSET",
            ])
    }

    @Test func chunksAreCounted() {
        #expect(
            told(["C: BDAT 9 LAST\r\nEHLO", "C:  a\r\nx", "C: QUIT\r\n"])
                == ["C: BDAT 9 LAST", "C: (9 octets of a message)", "C: QUIT"])
    }

    @Test("Everything within AUTH is secret, and nothing after it")
    func secrets() {
        #expect(
            told([
                "C: AUTH LOGIN\r\n", "S: 334 VXNlcm5hbWU6\r\n", "C: dGlt\r\n", "S: 334 UGFzc3dvcmQ6\r\n",
                "C: dGFuc3RhYWY=\r\n", "S: 235 ok\r\n", "C: NOOP\r\n",
            ]) == [
                "C: AUTH LOGIN", "S: 334 (secret)", "C: (secret)", "S: 334 (secret)", "C: (secret)", "S: 235 ok",
                "C: NOOP",
            ])
    }

    @Test func garbageEndsIt() {
        #expect(told(["S: HTTP/1.1 400\r\n", "C: EHLO x\r\n", "S: 250 x\r\n"]).count == 1)
    }
}
