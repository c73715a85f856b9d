import Foundation
import Leads
import MailTypes
import Store

/// A call of a web door as the command line shows it.
package struct WebhookListing: Codable, Sendable {
    package var time: Date
    package var form: String
    package var outcome: String
    package var status: Int
    package var milliseconds: Int
    package var octets: Int
    package var message: String?
    package var reason: String?

    init(_ call: WebhookCall) {
        time = call.time
        form = call.form
        outcome = call.outcome.rawValue
        status = call.status
        milliseconds = call.milliseconds
        octets = call.octets
        message = call.message?.description
        reason = call.reason
    }
}

extension Installation {
    /// The form profiles in force.
    package func formProfiles() throws -> [FormProfile] {
        try RuleBook.load(configuration).forms.profiles
    }
}
