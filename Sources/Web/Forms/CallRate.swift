import Foundation
import Synchronization

/// How many calls one address may make: a bucket each that fills evenly.
final class CallRate: Sendable {
    private struct Bucket {
        var calls: Double
        var time: Date
    }

    /// Addresses remembered at once; the fullest buckets, which forbid nothing, are forgotten first.
    private static let mostBuckets = 50_000

    /// Calls in a minute.
    private let perMinute: Double
    private let buckets = Mutex<[String: Bucket]>([:])

    init(perMinute: Int) {
        self.perMinute = Double(max(1, perMinute))
    }

    /// Counts a call; nil when it may go on, else the seconds until the next one may.
    func wait(for address: String, at now: Date) -> Int? {
        buckets.withLock { buckets in
            if buckets.count >= Self.mostBuckets { forget(&buckets, at: now) }
            var bucket = buckets[address] ?? Bucket(calls: perMinute, time: now)
            bucket.calls = filled(bucket, at: now)
            bucket.time = now
            defer { buckets[address] = bucket }
            guard bucket.calls >= 1 else { return Int((60 / perMinute * (1 - bucket.calls)).rounded(.up)) }
            bucket.calls -= 1
            return nil
        }
    }

    private func filled(_ bucket: Bucket, at now: Date) -> Double {
        min(perMinute, bucket.calls + max(0, now.timeIntervalSince(bucket.time)) * perMinute / 60)
    }

    private func forget(_ buckets: inout [String: Bucket], at now: Date) {
        buckets = buckets.filter { filled($0.value, at: now) < perMinute }
        if buckets.count >= Self.mostBuckets { buckets.removeAll() }
    }
}
