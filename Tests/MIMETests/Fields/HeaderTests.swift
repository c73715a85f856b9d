import MIME
import Testing

@Suite("Headers")
struct HeaderTests {
    @Test("keep order, repetition and the case of names")
    func order() {
        let header = Header(
            Array("Received: a\r\nFrom: b\r\nRECEIVED: c\r\n d\r\nX-Note : e\r\n\r\nFrom: body\r\n".utf8))
        #expect(header.fields.map(\.name.rawName) == ["Received", "From", "RECEIVED", "X-Note"])
        #expect(header.all(.received).map(\.body) == ["a", "c d"])
        #expect(header["x-note"]?.body == "e")
        #expect(header[.subject] == nil)
    }

    @Test("compare names without case")
    func names() {
        #expect(FieldName("Message-Id") == .messageID)
        #expect(Set([FieldName("TO"), FieldName("To"), .to]).count == 1)
        #expect(!FieldName("Bad Name").isWritable)
        #expect(!FieldName("Bad:").isWritable)
        #expect(!FieldName("").isWritable)
    }

    @Test("list no more fields than the limit, and say so")
    func limit() {
        let octets = Array(String(repeating: "X: y\r\n", count: 60).utf8)
        let message = Message(octets, limits: MessageLimits(fields: 50))
        #expect(message.header.fields.count == 50)
        #expect(message.defects.map(\.kind) == [.tooManyFields])
    }
}
