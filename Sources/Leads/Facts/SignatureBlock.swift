/// The lines with which a writer signs.
struct SignatureBlock: Hashable, Sendable {
    /// The name as signed, when the line is one.
    var name: String?
    /// What stands below the name: title, company, telephone.
    var lines: [String] = []

    /// How far up from the end a signature is looked for.
    private static let maximumLines = 14

    /// Reads the end of a text.
    init(of text: String) {
        let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { $0.trimmed }
        let filled = all.indices.filter { !all[$0].isEmpty }
        let tail = filled.suffix(SignatureBlock.maximumLines)
        for place in tail.reversed() {
            guard let closed = SignatureBlock.afterClosing(all[place]) else { continue }
            let below = tail.filter { $0 > place }
            let rest = SignatureBlock.withoutReach(closed)
            if !rest.isEmpty, SignatureBlock.isName(rest) {
                name = rest
                lines = below.map { all[$0] }
            } else if rest.isEmpty, let first = below.first {
                take(all[first], below: below.dropFirst().map { all[$0] })
            }
            if name != nil { return }
        }
        unclosed(all, Array(tail))
        if name == nil, let last = tail.last { sentence(all[last]) }
    }

    /// `... returning Dec. 18. Amy Sanders`, `How much? Thanks, Bob Hill 203-555-0190`: a name as the last sentence of
    /// the last line.
    private mutating func sentence(_ line: String) {
        let bare = SignatureBlock.withoutReach(line)
        guard let closing = SignatureBlock.closingWords(of: bare, hasReach: bare.count < line.trimmed.count) else {
            return
        }
        name = closing
        // "Sofia Brandt, Travel Coordinator, Nordhaven Shipping A/S"
        guard let range = bare.ranges(of: closing).last else { return }
        let rest = bare[range.upperBound...].drop { ", ".contains($0) }.trimmed
        if !rest.isEmpty { lines = [rest] }
    }

    private static func closingWords(of line: String, hasReach: Bool) -> String? {
        let bare = line
        var end = bare.endIndex
        if let last = bare.last, ".!".contains(last) { end = bare.index(before: end) }
        let head = bare[..<end]
        if let name = thanked(head) { return name }
        let start = head.lastIndex { ".?!".contains($0) }.map { head.index(after: $0) } ?? head.startIndex
        let words = head[start...].drop { "-–—~ ".contains($0) }.trimmed
        if let name = afterClosing(words), !name.isEmpty { return name }
        let first = words.prefix { !",|".contains($0) }.trimmed
        guard start > head.startIndex, isName(first) else { return nil }
        // One word is a name where a telephone number follows it.
        return first.split(separator: " ").count >= 2 || hasReach && first == words ? first : nil
    }

    /// `Thanks! Kim Ito, EA to CFO, Parabola Foods Inc.`: the name behind the last word of thanks.
    private static func thanked(_ line: Substring) -> String? {
        let words = line.split(separator: " ")
        for (place, word) in words.enumerated().reversed().prefix(16) {
            let folded = LatinFolding.fold(word)
            guard let mark = folded.last, ",!.-–—".contains(mark), thanks.contains(String(folded.dropLast())) else {
                continue
            }
            let rest = words[(place + 1)...].joined(separator: " ")
            let name = rest.prefix { !",|(/".contains($0) }.trimmed
            return isName(name) ? name : nil
        }
        return nil
    }

    private static let thanks: Set<String> = [
        "thanks", "thank you", "you", "regards", "gracias", "merci", "danke", "grazie", "obrigado", "obrigada",
        "cheers", "best",
        "sincerely", "saludos", "thx", "cordialement", "gruße", "grusse", "saluti",
    ]

    /// A line without the telephone number, the address and the words for them at its end.
    private static func withoutReach(_ line: String) -> String {
        var words = line.split(separator: " ")
        while let last = words.last {
            let folded = LatinFolding.fold(last).filter { $0.isLetter }
            let digits = last.unicodeScalars.filter { LatinFolding.isDigit($0) }.count
            let isReach =
                last.contains("@") || reaches.contains(folded) && words.count > 1
                || digits >= 3
                    && last.unicodeScalars.allSatisfy {
                        LatinFolding.isDigit($0) || "()+-./,x".unicodeScalars.contains($0)
                    }
                || last.allSatisfy { "-–—|•/:,".contains($0) }
            guard isReach else { break }
            words.removeLast()
        }
        var bare = words.joined(separator: " ").trimmed
        while let last = bare.last, ",;:|".contains(last) { bare.removeLast() }
        return bare
    }

    private static let reaches: Set<String> = [
        "cell", "tel", "phone", "mobile", "ph", "c", "m", "t", "p", "tlf", "telefono", "celular", "cel", "email", "or",
        "at", "ext", "x", "text", "direct",
    ]

    private mutating func take(_ line: String, below: [String]) {
        // "Jane Doe, Executive Assistant" and "Jane Doe | Acme" name and more.
        let parts = SignatureBlock.withoutReach(line).split {
            $0 == "," || $0 == "|" || $0 == "–" || $0 == "/" || $0 == "(" || $0 == "•"
        }.map {
            $0.trimmed
        }
        guard let first = parts.first?.drop(while: { $0 == "-" || $0 == "~" || $0 == "—" }).trimmed,
            SignatureBlock.isName(first)
        else { return }
        name = first
        lines = parts.dropFirst().filter { !$0.isEmpty } + below
    }

    /// A signature without a closing: `- Jim` in the last line, or a name on a line of its own above a telephone number or company.
    private mutating func unclosed(_ all: [String], _ tail: [Int]) {
        guard all.count > 1 else { return }
        for (rank, place) in tail.reversed().enumerated() where rank < 5 && place > 0 {
            let line = all[place]
            let dashed = line.first == "-" || line.first == "~" || line.first == "—"
            let bare = SignatureBlock.withoutReach(line).drop { $0 == "-" || $0 == "~" || $0 == "—" || $0 == " " }
                .trimmed
            let words = bare.split(separator: " ").count
            guard SignatureBlock.isName(bare.split { $0 == "," || $0 == "|" }.first.map { $0.trimmed } ?? "") else {
                continue
            }
            let isLast = rank == 0
            if dashed && isLast || isLast && words <= 4 && line.last != "."
                || (all[place - 1].isEmpty || all[place - 1].last == "," && all[place - 1].count <= 40) && words >= 2
                    && words <= 4
            {
                take(bare, below: tail.filter { $0 > place }.map { all[$0] })
                return
            }
        }
    }

    /// What follows a closing such as `Best regards,` on the same line; nil when the line does not close.
    private static func afterClosing(_ line: String) -> String? {
        let folded = LatinFolding.fold(line.prefix(80)).drop { $0 == "-" || $0 == " " }
        for closing in closings where folded.hasPrefix(closing) {
            let rest = folded.dropFirst(closing.count)
            // "thanks for" goes on, "thanks, bob" and "thanks!" do not.
            guard let next = rest.first(where: { $0 != " " }) else { return "" }
            guard ",!.-–—~:".contains(next) else {
                let words = line.split(separator: " ")
                let tail = words.suffix(max(0, words.count - closing.split(separator: " ").count)).joined(
                    separator: " ")
                return !words.isEmpty && words.count <= 5 && isName(tail) ? tail : nil
            }
            let after = withoutReach(line.suffix(rest.count).drop { ",!.-–—~: ".contains($0) }.trimmed)
            return after.isEmpty || isName(after) ? after : nil
        }
        return nil
    }

    /// One to four words that may be a person's name.
    static func isName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard (1...4).contains(words.count), text.unicodeScalars.count <= 40 else { return false }
        var capitals = 0
        for word in words {
            let folded = LatinFolding.fold(word).filter { $0 != "." && $0 != "," }
            if notNames.contains(folded) { return false }
            guard word.unicodeScalars.allSatisfy({ LatinFolding.isLetter($0) || "'’.-".unicodeScalars.contains($0) })
            else { return false }
            if word.first?.isUppercase ?? false {
                capitals += 1
            } else if !["de", "la", "del", "van", "von", "der", "da", "di", "y", "bin"].contains(folded) {
                return false
            }
        }
        return capitals > 0
    }

    private static let closings = [
        "thanks so much", "thanks in advance", "thank you in advance", "thank you so much", "thank you very much",
        "many thanks", "thanks again", "thanks much", "thanks a lot", "thank you and", "thank you",
        "thanks and regards", "thanks", "thx", "ty", "with kind regards", "with best regards", "with regards",
        "many regards", "kindest regards", "best regards", "kind regards", "warm regards", "warmly",
        "warmest regards", "best wishes", "regards", "rgds", "sincerely yours", "sincerely", "cheers", "best",
        "all the best", "yours truly", "yours", "respectfully",
        "cordially", "take care", "talk soon", "looking forward", "xo", "xoxo", "gratefully", "v/r", "muchas gracias",
        "gracias de antemano", "mil gracias", "gracias", "saludos cordiales",
        "un cordial saludo", "cordial saludo", "saludos", "atentamente", "un saludo", "cordialmente", "merci",
        "cordialement", "bien cordialement", "danke", "vielen dank", "mit freundlichen grussen", "mfg", "viele grusse",
        "grazie",
        "cordiali saluti", "obrigado", "obrigada", "atenciosamente", "bedankt", "met vriendelijke groet", "pozdrawiam",
        "tack", "med vanliga halsningar", "sent by",
    ]

    private static let notNames: Set<String> = [
        "thanks", "thank", "you", "please", "regards", "best", "hello", "hi", "sent", "from", "my", "iphone", "ipad",
        "android", "the", "inc", "llc", "corp",
        "limo", "limousine", "airport", "wedding", "quote", "friday", "saturday", "sunday", "monday", "tuesday",
        "wednesday", "thursday",
        "january", "february", "march", "june", "july", "august", "september", "october", "november", "december",
        "asap", "pickup",
        "dropoff", "drop", "off", "pick", "up", "call", "me", "phone", "cell", "tel", "mobile", "we", "need", "how",
        "much", "sir", "madam", "team", "soon",
        "today", "tomorrow", "tonight", "urgent", "price", "quote", "prices", "rates", "help", "info", "options",
        "details",
        "total", "round", "trip", "return", "one", "way", "merci", "danke", "grazie", "obrigado", "obrigada", "hola",
        "bonjour",
        "thx", "ty", "sincerely", "cordialmente", "atentamente", "everyone", "all", "both", "deluxe", "sedan", "suv",
        "van", "bus",
        "yes", "no", "ok", "street", "avenue", "road", "budget", "event", "group", "company", "for", "looking",
        "forward", "advance", "gracias",
        "saludos", "again", "kindly", "let", "know", "bye", "cheers", "what", "and", "is", "are", "in", "to", "at",
        "on", "a", "this", "it", "i", "your", "reply", "passengers", "adults",
    ]
}
