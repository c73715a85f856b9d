import FoundationEssentials
import NIOCore

/// Tells the dialogue with a smart host to those who trace it; stands between TLS and the session, and changes nothing.
final class ClientDialogueHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let tap: DialogueTap
    private let host: String
    private let number: UInt64
    private var dialogue = ClientDialogue()

    init(tap: DialogueTap, host: SmartHost) {
        self.tap = tap
        self.host = host.description
        number = tap.newNumber()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        tell(dialogue.received(unwrapInboundIn(data)))
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        tell(dialogue.sent(unwrapOutboundIn(data)))
        context.write(data, promise: promise)
    }

    func channelInactive(context: ChannelHandlerContext) {
        tell([ClientDialogue.Line(speaker: .note, text: "closed")])
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        tell([ClientDialogue.Line(speaker: .note, text: "failed: \(DialogueMask.text("\(error)"))")])
        context.fireErrorCaught(error)
    }

    private func tell(_ lines: [ClientDialogue.Line]) {
        guard !lines.isEmpty, tap.isOn else { return }
        let now = Date()
        for line in lines {
            tap.tell(
                DialogueEvent(
                    time: now, direction: .outbound, session: number, peer: host, speaker: line.speaker,
                    text: line.text))
        }
    }
}
