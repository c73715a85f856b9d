/// The channel by which a lead reached the office (M6-M9).
package enum LeadSource: String, Sendable, Codable, CaseIterable, Hashable {
    /// A person wrote a message.
    case email
    /// A web form that mails.
    case form
    /// A form post to our own web intake.
    case web
    /// Typed in by the office after a call.
    case phone
    /// A mobile or social channel.
    case social
}
