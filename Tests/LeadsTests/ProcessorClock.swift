import Glibc

/// Measures the processor time of the calling thread: what else the machine does at that moment does not count.
struct ProcessorClock {
    func measure(_ work: () throws -> Void) rethrows -> Duration {
        let start = ProcessorClock.now
        try work()
        return ProcessorClock.now - start
    }

    private static var now: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
