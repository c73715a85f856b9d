import MIME
import Testing

@testable import Leads

/// A message may be as long as its writer likes; what is read of it for its meaning has an end.
struct ReadableLimitTests {
    @Test("The cut falls between two scalars, and a text within the limit stays whole", arguments: [-1, 0, 1, 2, 3])
    func cut(beyond: Int) {
        let text = String(repeating: "a", count: ReadableLimit.text - 2 + beyond) + "é"
        let message = Message(Array(("Content-Type: text/plain; charset=utf-8\r\n\r\n" + text).utf8))
        let read = message.meaningfulText
        #expect(read.utf8.count == min(text.utf8.count, beyond == 1 ? ReadableLimit.text - 1 : ReadableLimit.text))
        #expect(text.hasPrefix(read))
        #expect(message.text == text, "the message itself is whole")
    }
}
