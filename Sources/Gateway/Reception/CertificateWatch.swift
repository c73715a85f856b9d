import Foundation
import ServiceLifecycle
import UnixSignals

/// Looks after the certificate's files, so that a renewed certificate is in force without a restart or a signal.
struct CertificateWatch: Service {
    let shelf: CertificateShelf

    /// Renewals come every few weeks, days before the old one ends: a minute is soon enough, and costs two look-ups.
    static let interval = Duration.seconds(60)

    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
                    shelf.reload(force: true)
                }
            }
            group.addTask {
                await cancelWhenGracefulShutdown {
                    // The sleep ends by an error when the gateway stops.
                    while (try? await Task.sleep(for: Self.interval)) != nil { shelf.reload() }
                }
            }
            await group.waitForAll()
        }
    }
}
