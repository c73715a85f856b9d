import Foundation

/// A reply that the demo's smart host took, ready to be shown.
package struct CapturedMessage: Sendable {
    /// Its queue ID there.
    package var id: String
    package var received: Date
    package var to: String
    package var subject: String
    /// The header as it was sent.
    package var header: String
    package var text: String
    package var html: String?

    package init(
        id: String, received: Date, to: String, subject: String, header: String, text: String, html: String?
    ) {
        self.id = id
        self.received = received
        self.to = to
        self.subject = subject
        self.header = header
        self.text = text
        self.html = html
    }
}
