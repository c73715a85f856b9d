import Foundation
import Gateway
import Testing

struct QueueShapeTests {
    @Test func agesFallIntoDoublingBuckets() {
        let now = Date(timeIntervalSince1970: 1_795_000_000)
        let ages = [0.0, 4.9, 5, 9.9, 10, 79, 80, 1279, 1280, 100_000]
        let messages = ages.map { (domains: Set(["a.example"]), arrival: now.addingTimeInterval(-$0 * 60)) }
        let shape = QueueShape(messages + [(Set(["b.example", "a.example"]), now.addingTimeInterval(60))], at: now)
        #expect(
            shape.rows == [
                QueueShape.Row(domain: "TOTAL", total: 11, buckets: [3, 2, 1, 0, 1, 1, 0, 0, 1, 2]),
                QueueShape.Row(domain: "a.example", total: 11, buckets: [3, 2, 1, 0, 1, 1, 0, 0, 1, 2]),
                QueueShape.Row(domain: "b.example", total: 1, buckets: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
            ])
    }
}
