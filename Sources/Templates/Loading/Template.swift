/// One message text, read from a file and compiled (M121-M125).
package struct Template: Sendable {
    /// The unique name.
    package let name: String
    /// The file, relative to the template directory; `built-in` for the last resort.
    package let file: String
    /// When it is the one to send.
    package let trigger: TemplateTrigger
    /// Seconds to wait after the step is due (M123).
    package let delay: Int
    /// The A/B variant (M125).
    package let variant: String?
    /// Fields the text declares itself made for (M124).
    package let fields: [String]
    /// What stands where a field was not given.
    package let defaults: [String: String]
    /// The content hash of the file and the partials it uses: 16 hexadecimal digits.
    package internal(set) var hash: String

    let subject: CompiledText
    let preheader: CompiledText?
    let body: CompiledText
    let source: TemplateSource
}
