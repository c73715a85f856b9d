import Foundation
import MailTypes
import Store

/// An address that gets no more mail, as the command line shows it.
package struct SuppressionListing: Codable, Sendable {
    /// nil when it was erased.
    package var address: String?
    package var reason: String
    package var scope: String
    package var since: Date
    /// nil: for good.
    package var expires: Date?
    /// The message that proves it.
    package var evidence: String?

    init(_ record: SuppressionRecord) {
        address = record.address?.description
        reason = record.reason.rawValue
        scope = record.scope.rawValue
        since = record.createdAt
        expires = record.expiresAt
        evidence = record.evidence?.description
    }
}
