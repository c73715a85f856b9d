import FoundationEssentials
import MailTypes
import NIOCore

/// What a session tells those who trace it. Each call costs one atomic load while nobody does.
extension ServerHandler {
    func trace(line: ByteBuffer) {
        guard let tap = options.tap, tap.isOn else { return }
        // RFC 4954 §4: while an exchange is under way every line is part of it.
        let isSecret = session?.exchange != nil
        trace(tap, .client, isSecret ? DialogueMask.secret : DialogueMask.command(line.readableBytesView))
    }

    func trace(reply: SMTPReply) {
        guard let tap = options.tap, tap.isOn else { return }
        for line in DialogueMask.reply(reply) { trace(tap, .server, line) }
    }

    func trace(octets: Int) {
        guard let tap = options.tap, tap.isOn else { return }
        trace(tap, .client, "(\(octets) octets of a message)")
    }

    func trace(note: @autoclosure () -> String) {
        guard let tap = options.tap, tap.isOn else { return }
        trace(tap, .note, note())
    }

    private func trace(_ tap: DialogueTap, _ speaker: DialogueEvent.Speaker, _ text: String) {
        if traceNumber == 0 {
            traceNumber = tap.newNumber()
            trace(
                tap, .note, session?.helo == nil ? "connected" : "goes on\(session?.tls.map { ", over \($0)" } ?? "")")
        }
        tap.tell(
            DialogueEvent(
                time: Date(), direction: .inbound, session: traceNumber, peer: peer, speaker: speaker, text: text))
    }
}
