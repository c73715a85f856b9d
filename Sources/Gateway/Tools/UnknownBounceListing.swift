import Foundation
import MailTypes
import Store

/// A text of a delivery report that no rule knew, as the command line shows it.
package struct UnknownBounceListing: Codable, Sendable {
    /// The report's ID.
    package var report: String
    package var time: Date
    package var status: String
    /// Absent when it was erased.
    package var text: String?

    init(_ bounce: UnknownBounce) {
        report = bounce.message.description
        time = bounce.time
        status = bounce.status
        text = bounce.text
    }
}
