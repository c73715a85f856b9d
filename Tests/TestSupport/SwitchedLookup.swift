import NIOCore
import SMTP
import Synchronization

/// Name servers that fail until they are mended; then every name is this host.
package final class SwitchedLookup: AddressLookup {
    private let fault: Mutex<LookupFault?>
    private let asked = Mutex(0)

    package init(_ fault: LookupFault?) {
        self.fault = Mutex(fault)
    }

    /// Questions so far.
    package var count: Int { asked.withLock { $0 } }

    package func mend() {
        fault.withLock { $0 = nil }
    }

    package func addresses(of host: String, port: Int, family: AddressFamily) async throws -> [SocketAddress] {
        asked.withLock { $0 += 1 }
        if let fault = fault.withLock({ $0 }) { throw fault }
        return family == .a ? [try SocketAddress(ipAddress: "127.0.0.1", port: port)] : []
    }
}
