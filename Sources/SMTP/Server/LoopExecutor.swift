import NIOCore

/// Runs the steps of a task on an event loop: what waits for the disk comes back to its session by one wake-up of the
/// loop, not by way of a thread of the pool, where it would stand behind whatever is being worked on there.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
