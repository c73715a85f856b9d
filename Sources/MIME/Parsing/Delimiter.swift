/// A boundary delimiter line that ended an entity (RFC 2046 §5.1.1).
struct Delimiter {
    /// Which of the open multiparts it belongs to, 0 the outermost.
    var level: Int
    /// `--boundary--`: no more parts.
    var isClose: Bool
    /// Whether something stands behind the boundary.
    var hasGarbage = false
    /// Where what precedes it ends: the line end before the delimiter belongs to the delimiter.
    var bodyEnd: Int
}
