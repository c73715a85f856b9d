import ServiceLifecycle

/// Sends the sample once the door is open.
struct DemoTraveller: Service {
    let ports: AsyncStream<Int>
    let travel: @Sendable (Int) async -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await port in ports {
                await travel(port)
                break
            }
        }
        try? await gracefulShutdown()
    }
}

/// Ends the demo when told so.
struct DemoEnd: Service {
    private let signal = AsyncStream.makeStream(of: Void.self)

    func finish() {
        signal.continuation.yield()
    }

    func run() async throws {
        let isOver = await cancelWhenGracefulShutdown {
            for await _ in signal.stream { return true }
            return false
        }
        if isOver { throw DemoOver() }
    }
}

/// The demo has shown what it was asked to show.
package struct DemoOver: Error {}
