/// One line of a message: its text is `start..<end`, the next line starts at `next`.
struct Line {
    var start: Int
    var end: Int
    var next: Int

    var isEmpty: Bool { start == end }
}
