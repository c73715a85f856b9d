import ServiceLifecycle
import UnixSignals

/// Reads rules and templates again when the process gets SIGHUP.
struct ReloadService: Service {
    let shelf: RuleShelf

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            shelf.reload()
        }
    }
}
