import Foundation
import MailTypes
import Store

/// What the demo and tests watch. Hooks run on the gateway's tasks and must return at once.
package struct GatewayHooks: Sendable {
    /// A listener takes connections on this port.
    package var onListening: @Sendable (Int) async -> Void = { _ in }
    package var onLead: @Sendable (NewLead) -> Void = { _ in }
    /// The smart host took the message with this ID.
    package var onSent: @Sendable (QueueID, SMTPReply, Date) -> Void = { _, _, _ in }

    package init() {}
}
