import Logging
import SMTP
import ServiceLifecycle

/// The doors as one service: they listen until the gateway stops, then let messages under way finish, all at once.
struct SMTPListener: Service {
    let servers: [SMTPServer]
    /// Told of each port once connections are taken.
    let onStart: @Sendable (Int) async -> Void

    /// How long messages under way may take to finish when the gateway stops: of the 4.5 s that it has in all, the
    /// courier may want the rest.
    static let grace = Duration.seconds(3)

    func run() async throws {
        let isDone = try await cancelWhenGracefulShutdown {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for server in servers { group.addTask { try await server.run(grace: Self.grace, onStart: onStart) } }
                // The first that ends, by a fault or by itself, ends the others.
                try await group.next()
                group.cancelAll()
                try await group.waitForAll()
            }
            return Task.isCancelled
        }
        // A gateway without its door would look healthy and hear nothing.
        guard isDone || servers.isEmpty else { throw ControlFault(problem: "the SMTP listener closed by itself") }
        if servers.isEmpty { try? await gracefulShutdown() }
    }
}
