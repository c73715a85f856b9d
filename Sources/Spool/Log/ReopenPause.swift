/// How long a log waits before it tries another segment after one could not be begun: long enough not to wear out a
/// disk that is full or broken, short enough that mail flows again as soon as it is well.
struct ReopenPause: Sendable {
    /// The first wait; it doubles up to the longest.
    static let first = Duration.milliseconds(10)
    static let longest = Duration.milliseconds(500)

    private var wait = Duration.zero
    private var refusal: (until: ContinuousClock.Instant, fault: SpoolFault)?

    /// Another segment could not be begun.
    mutating func failed(_ fault: SpoolFault, at now: ContinuousClock.Instant) {
        wait = wait == .zero ? Self.first : min(wait * 2, Self.longest)
        refusal = (now + wait, fault)
    }

    /// A segment was begun.
    mutating func succeeded() {
        wait = .zero
        refusal = nil
    }

    /// The fault to answer with instead of trying; nil when it is time to try.
    func fault(at now: ContinuousClock.Instant) -> SpoolFault? {
        guard let refusal, now < refusal.until else { return nil }
        return refusal.fault
    }
}
