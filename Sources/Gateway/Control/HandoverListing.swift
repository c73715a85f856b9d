import Foundation

/// A message that the smart host took, as tools show it.
package struct HandoverListing: Codable, Sendable {
    /// The ID it had in the outgoing queue.
    package var id: String
    package var lead: String?
    package var time: Date
    /// The smart host's reply code.
    package var code: String?

    package init(id: String, lead: String?, time: Date, code: String?) {
        self.id = id
        self.lead = lead
        self.time = time
        self.code = code
    }
}
