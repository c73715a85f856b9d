/// A message ready to be composed, and what the ledger keeps about how it came to be (M121-M126).
package struct RenderedMessage: Sendable, Equatable {
    /// One line, no controls; at most `TemplateLimits.subjectMaximum` characters.
    package let subject: String
    /// The plain text part, LF line ends, ending in one.
    package let text: String
    /// The HTML part: a whole document.
    package let html: String
    /// The template's name.
    package let template: String
    /// The content hash of the template with its partials, as of this rendering.
    package let hash: String
    /// The A/B variant, if the template is one.
    package let variant: String?
    /// Fields the message shows for which nothing was given, so a default or nothing stands there.
    package let defaulted: [String]
}
