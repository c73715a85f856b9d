/// When the writer of a vacation note is back, if the note says so.
///
/// The day is the one the note names, without arithmetic: of "until 18 September" and "through 18 September" it is
/// the 18th. A stated return comes before the end of an absence: of "away from the 3rd to the 14th, back on the 17th"
/// it is the 17th.
enum ReturnDate {
    /// The day as `YYYY-MM-DD`; nil when none is stated or it lies more than half a year ahead.
    ///
    /// - Parameters:
    ///   - texts: subject and note; a sentence ends with each.
    ///   - written: when the note was written, from which days without a year count.
    ///   - monthFirst: whether `9/11/2026` is 11 September, as in the USA; a note in another language than English
    ///     puts the day first all the same.
    static func find(in texts: [String], written: Day, monthFirst: Bool) -> String? {
        let notes = texts.map { Note($0, written: written, monthFirst: monthFirst) }
        let found = notes.lazy.compactMap(\.back).first ?? notes.lazy.compactMap(\.lastDay).first
        return found?.iso8601
    }

    /// Days of the longest absence believed; further dates in notes are about something else.
    private static let longestAbsence = 183
    /// Octets after a cue in which its date must stand, and after one that touches it.
    private static let reach = 60
    private static let nearReach = 8
    /// Octets behind a date in which a cue must begin.
    private static let reachBehind = 9
    /// Octets of a note that are looked at.
    private static let longestNote = 8 * 1024

    /// One text, read.
    private struct Note {
        /// The stated day of return.
        var back: Day?
        /// The last day away.
        var lastDay: Day? { last?.day }

        private var last: DayMention?
        private let text: FoldedText
        private let written: Day
        private let sentenceEnds: [Int]
        private let cues: [PhraseTable<ReturnCues.Cue>.Found]
        private let mentions: [DayMention]

        init(_ string: String, written: Day, monthFirst: Bool) {
            text = PhraseTable<ReturnCues.Cue>.fold(string, limit: longestNote)
            self.written = written
            cues = ReturnCues.table.find(in: text)
            let tokens = DayToken.tokens(in: text)
            sentenceEnds = Note.sentenceEnds(tokens)
            let isForeign = cues.contains { !$0.idea.isEnglish && $0.phrase.utf8.count > 3 }
            mentions = DayReader(tokens, written: written, monthFirst: monthFirst && !isForeign).mentions()
            guard !mentions.isEmpty else { return }
            let ends = mentions.indices.filter { mentions[$0].endsRange } + bound([.until]) + boundBehind(.untilBehind)
            last = firstBelieved(ends.sorted().map { mentions[$0] })
            let returns = bound([.back, .backNear, .from]) + boundBehind(.backBehind)
            back = firstBelieved(returns.sorted().map { resolve(mentions[$0]) })?.day
        }

        private func firstBelieved(_ candidates: [DayMention]) -> DayMention? {
            candidates.first { (0...longestAbsence).contains($0.day.number - written.number) }
        }

        /// A weekday of return is the first one after the last day away.
        private func resolve(_ mention: DayMention) -> DayMention {
            guard case .relative(let weekday?) = mention.form, let last, last.form == .full, last.start < mention.start,
                let day = last.day.next(weekday: weekday)
            else { return mention }
            var later = mention
            later.day = day
            return later
        }

        // MARK: - Cues

        /// The first day behind each cue of some kinds, in the cue's sentence.
        private func bound(_ kinds: Set<ReturnCues.Kind>) -> [Int] {
            var found: [Int] = []
            for cue in cues where kinds.contains(cue.idea.kind) {
                let index = Note.first(in: mentions.count) { mentions[$0].start >= cue.end }
                guard index < mentions.count else { break }
                let reach = cue.idea.kind == .backNear ? nearReach : reach
                let start = mentions[index].start
                guard start - cue.end <= reach, !endsSentence(between: cue.end, and: start) else { continue }
                if cue.idea.kind == .from, !saysAgain(around: cue) { continue }
                found.append(index)
            }
            return found
        }

        private func boundBehind(_ kind: ReturnCues.Kind) -> [Int] {
            var found: [Int] = []
            for cue in cues where cue.idea.kind == kind {
                let index = Note.first(in: mentions.count) { mentions[$0].end > cue.start }
                guard index > 0, cue.start - mentions[index - 1].end <= reachBehind,
                    !endsSentence(between: mentions[index - 1].end, and: cue.start), !leads(cue, to: index)
                else { continue }
                found.append(index - 1)
            }
            return found
        }

        /// Whether a cue belongs to a day behind it rather than before it: "until the 20th, back on the 21st".
        private func leads(_ cue: PhraseTable<ReturnCues.Cue>.Found, to index: Int) -> Bool {
            guard index < mentions.count else { return false }
            let start = mentions[index].start
            return start - cue.end <= nearReach && !endsSentence(between: cue.end, and: start)
        }

        /// Whether the sentence of a cue says that somebody is there again.
        private func saysAgain(around cue: PhraseTable<ReturnCues.Cue>.Found) -> Bool {
            let next = Note.first(in: sentenceEnds.count) { sentenceEnds[$0] >= cue.end }
            let start = next > 0 ? sentenceEnds[next - 1] : 0
            let end = next < sentenceEnds.count ? sentenceEnds[next] : text.octets.count
            let first = Note.first(in: cues.count) { cues[$0].start >= max(start, cue.start - reach) }
            return cues[first...].prefix { $0.start < min(end, cue.end + 2 * reach) }.contains {
                $0.idea.kind == .again
            }
        }

        private func endsSentence(between start: Int, and end: Int) -> Bool {
            let next = Note.first(in: sentenceEnds.count) { sentenceEnds[$0] >= start }
            return next < sentenceEnds.count && sentenceEnds[next] < end
        }

        /// The first index for which a condition, false before and true from there on, holds.
        private static func first(in count: Int, where isBehind: (Int) -> Bool) -> Int {
            var (low, high) = (0, count)
            while low < high {
                let middle = (low + high) / 2
                if isBehind(middle) { high = middle } else { low = middle + 1 }
            }
            return low
        }

        /// A dot behind a number or an abbreviation ends no sentence.
        private static func sentenceEnds(_ tokens: [DayToken]) -> [Int] {
            var ends: [Int] = []
            for (index, token) in tokens.enumerated() {
                guard let mark = token.mark else { continue }
                let isEnd =
                    "!?;。！？；".contains(mark)
                    || mark == "." && index > 0
                        && tokens[index - 1].word.map { !CalendarWords.isAbbreviation($0) } == true
                if isEnd { ends.append(token.start) }
            }
            return ends
        }
    }
}
