import Logging
import SMTP
import ServiceLifecycle

/// The door as a service: listens until the gateway stops, then lets messages under way finish.
struct SMTPListener: Service {
    let server: SMTPServer
    /// Told of the port once connections are taken.
    let onStart: @Sendable (Int) async -> Void

    func run() async throws {
        let isDone = try await cancelWhenGracefulShutdown {
            try await server.run(onStart: onStart)
            return Task.isCancelled
        }
        // A gateway without its door would look healthy and hear nothing.
        guard isDone else { throw ControlFault(problem: "the SMTP listener closed by itself") }
    }
}
