import Spool
import Store

/// What a fault under a command means for whoever called it.
package enum GatewayFault {
    /// Whether trying again later may help: a full disk, a busy ledger, another owner.
    package static func isTemporary(_ error: any Error) -> Bool {
        switch error {
        case let fault as SpoolFault: [.full, .disk, .owned].contains(fault.kind)
        case is StoreError: true
        default: false
        }
    }
}
