import Foundation
import MailTypes

/// What the office decides of a lead or of an address.
package struct LeadOrder: Codable, Sendable {
    /// For `status`: a word of `LeadStatus`.
    package var status: String?
    /// For `status`: what the booking brings, in cents.
    package var valueCents: Int64?
    /// For `suppress` and `unsuppress`.
    package var addresses: [String] = []
    /// A word of `SuppressionReason`; for `unsuppress` nil means every one.
    package var reason: String?
    /// A word of `SuppressionScope`; nil: the reason's usual one.
    package var scope: String?
    /// The message that proves it.
    package var evidence: String?
    /// When it ends; nil: never.
    package var expires: Date?

    package init() {}
}
