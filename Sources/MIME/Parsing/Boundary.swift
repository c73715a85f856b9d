/// The boundary of an open multipart (RFC 2046 §5.1.1).
struct Boundary {
    /// Empty where no delimiter is to be found any more.
    var octets: [UInt8]
    /// Whether lines count that go on behind the boundary.
    var allowsSuffix = false
}
