/// Where a field stands in the octets: the name is `start..<nameEnd`, the body `bodyStart..<end`.
struct FieldPlace: Hashable, Sendable {
    var start: Int
    var nameEnd: Int
    var bodyStart: Int
    var end: Int
}
