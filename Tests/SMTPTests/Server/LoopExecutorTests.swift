import MailTypes
import NIOCore
import NIOPosix
import Testing

@testable import SMTP

struct LoopExecutorTests {
    @Test func `a task goes on on its loop, whoever ends its wait`() async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let places = await Task(executorPreference: LoopExecutor(loop)) {
            var places = [loop.inEventLoop]
            await withCheckedContinuation { continuation in
                NIOThreadPool.singleton.submit { _ in continuation.resume() }
            }
            places.append(loop.inEventLoop)
            return places
        }.value
        #expect(places == [true, true])
    }
}
