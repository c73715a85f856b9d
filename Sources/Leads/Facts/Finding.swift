/// A fact with the tokens that gave it.
struct Finding<Value: Sendable>: Sendable {
    var value: Value
    var range: Range<Int>
}

extension Finding: Equatable where Value: Equatable {}
