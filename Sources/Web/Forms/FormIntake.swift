import FoundationEssentials
import Leads
import MailTypes

/// The way from the web to the spool, given by who runs the server.
package protocol FormIntake: Sendable {
    /// The profiles in force.
    var profiles: FormProfileBook { get }

    /// The secrets by which the sender of a form signs: none, one, or two while one replaces the other.
    func keys(of profile: FormProfile) -> [[UInt8]]

    /// Commits a form; when it returns, the fields are on disk.
    /// - Parameters:
    ///   - key: names the call; two calls under one key become one message.
    ///   - arrival: when the request began: response times count from here (D5).
    /// - Throws: `FormIntakeFault`.
    func take(
        _ fields: [FormField], form: String, peer: String, key: String?, arrival: Date
    ) async throws -> QueueID
}
