/// "Did you mean": the known word nearest to an unknown one.
enum Suggestion {
    /// Words longer than this are not compared: nobody mistypes so much, and the comparison is quadratic in length.
    private static let longest = 40

    /// A hint that names the nearest word, or lists the words when none is near.
    static func hint(for word: String, among known: [String]) -> String {
        if let near = nearest(to: word, among: known) { return "did you mean \"\(near)\"?" }
        return "known: " + known.joined(separator: ", ")
    }

    /// The nearest word within a third of its length.
    static func nearest(to word: String, among known: [String]) -> String? {
        guard word.utf8.count <= longest else { return nil }
        let scored = known.map { (word: $0, distance: distance(Array(word.lowercased().utf8), Array($0.utf8))) }
        guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, best.word.utf8.count / 3) ? best.word : nil
    }

    /// Edits between two words (Levenshtein), one row at a time.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (position, octet) in left.enumerated() {
            var diagonal = row[0]
            row[0] = position + 1
            for (column, other) in right.enumerated() {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, diagonal + (octet == other ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
