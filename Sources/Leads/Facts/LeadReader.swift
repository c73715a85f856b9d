import MIME
import MailTypes

/// Reads the lead out of a message: from the fields of a form, or from what a person wrote.
package struct LeadReader: Sendable {
    package let context: ReadingContext

    package init(context: ReadingContext) {
        self.context = context
    }

    /// The form that a web site mailed; nil when the message is not one.
    package func form(in message: Message) -> FormReading? {
        nil
    }

    /// The facts in what a person wrote.
    ///
    /// - Parameter newText: the writer's own words, without quotations and forwarded mail: nothing else is read.
    package func facts(in message: Message, newText: String) -> LeadFacts {
        LeadFacts(
            name: message.from.first?.displayName, email: message.from.first?.address, message: newText,
            source: .email
        )
    }
}
