import Logging
import NIOCore

/// A server that listens.
package struct RunningServer: Sendable {
    private let listener: any Channel
    private let registry: SessionRegistry
    private let shared: SharedState
    private let logger: Logger

    init(listener: any Channel, registry: SessionRegistry, shared: SharedState, logger: Logger) {
        self.listener = listener
        self.registry = registry
        self.shared = shared
        self.logger = logger
    }

    /// The port it listens on.
    package var port: Int { listener.localAddress?.port ?? 0 }

    /// Sessions there are now.
    package var sessions: Int { registry.all.count }

    /// How often each rule of defence was used, by all servers that count together.
    package var defences: [DefenceRule: DefenceLedger.Count] { shared.defence.counts }

    /// Octets of messages under way that are in memory.
    package var heldOctets: Int { shared.heldOctets }

    /// Stops: no new connections, 421 to sessions between commands, and messages under way finished within `grace`.
    /// Returns when the last connection is closed.
    package func stop(grace: Duration) async {
        // A listener that is closed already is what we want.
        try? await listener.close().get()
        for channel in registry.stop() { channel.triggerUserOutboundEvent(ServerShutdown(), promise: nil) }
        let deadline = Task { [registry, logger] in
            try await Task.sleep(for: grace)
            let left = registry.all
            if !left.isEmpty { logger.notice("sessions cut off", metadata: ["count": "\(left.count)"]) }
            for channel in left { channel.close(promise: nil) }
        }
        await registry.becomeEmpty()
        deadline.cancel()
        var metadata: Logger.Metadata = [:]
        for (rule, count) in defences where count.slowed + count.shed > 0 {
            metadata["\(rule)"] = "slowed \(count.slowed), shed \(count.shed)"
        }
        logger.info("SMTP server stopped", metadata: metadata)
    }

    /// Returns when the calling task is cancelled, or the listener fails.
    func waitForCancellation() async {
        let closed = listener.closeFuture
        let listener = listener
        await withTaskCancellationHandler {
            try? await closed.get()
        } onCancel: {
            listener.close(promise: nil)
        }
    }
}
