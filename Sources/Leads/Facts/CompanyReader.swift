import MIME
import MailTypes

/// For whom the lead writes: a company named in the text, in the signature, or by the domain of the address.
enum CompanyReader {
    /// A company the text names. Runs of tokens in `places` are ends of the trip, not employers.
    static func company(in text: TokenizedText, besides places: [Range<Int>]) -> Finding<String>? {
        var weak: Finding<String>?
        for index in 0..<text.count {
            if let length = cue(text, index), let run = run(text, from: index + length), !overlaps(run, places),
                isCompany(text, run, cue: index)
            {
                return Finding(value: text.text(run), range: run)
            }
            if weak == nil, let run = suffixed(text, index), !overlaps(run, places),
                !isDeniedBefore(text, run.lowerBound)
            {
                weak = Finding(value: text.text(run), range: run)
            }
        }
        return weak
    }

    /// The company in the lines below a signature's name.
    static func company(in signature: SignatureBlock) -> String? {
        for line in signature.lines.prefix(5) {
            let parts = line.split { $0 == "|" || $0 == "•" || $0 == "," || $0 == "–" }.map { $0.trimmed }
            // "Acme, Inc." is one name.
            for (index, part) in parts.enumerated() where hasSuffix(part) {
                let isBareSuffix = suffixes.contains(LatinFolding.fold(part).filter { $0 != "." })
                if isBareSuffix, index > 0 { return "\(parts[index - 1]), \(part)" }
                if !isBareSuffix { return afterAt(part) }
            }
            if let place = line.firstRange(of: " at "), isTitle(String(line[..<place.lowerBound])) {
                return String(line[place.upperBound...]).trimmed
            }
            if isTitle(parts.first ?? ""), let last = parts.last, parts.count == 2 || parts.count == 3, isProper(last),
                !isTitle(last),
                !isDepartment(last)
            {
                return last
            }
            // "Travel Desk", "People Ops": the house stands in the line below.
            if isDepartment(line) { continue }
        }
        if let first = signature.lines.first, isTitle(first) || isDepartment(first),
            let next = signature.lines.dropFirst().first,
            isProper(next), !isDepartment(next)
        {
            return next
        }
        return nil
    }

    private static func isDepartment(_ part: String) -> Bool {
        let words = LatinFolding.fold(part).split { !$0.isLetter }.map(String.init)
        return !words.isEmpty && words.count <= 4 && words.allSatisfy { departments.contains($0) }
    }

    private static let departments: Set<String> = [
        "protocol", "operations", "ops", "marketing", "sales", "travel", "desk", "procurement", "people", "hr", "human",
        "resources",
        "finance", "events", "event", "legal", "it", "engineering", "facilities", "admin", "administration", "office",
        "and", "of",
        "the", "department", "dept", "team", "purchasing", "logistics", "planning", "services", "service", "guest",
        "client",
        "accounting", "accounts", "executive", "development", "business", "programs", "research", "reservations",
        "dispatch", "transportation", "section", "ground", "meetings", "special", "communications", "relations",
        "front",
    ]

    /// The part of a domain that a company chose; nil where the domain tells nothing of a company.
    static func label(of address: AddrSpec, context: ReadingContext) -> String? {
        let domain = address.domain.lowercased()
        guard !FreeMail.contains(domain), !context.owns(address), !domain.hasPrefix("[") else { return nil }
        var labels = domain.split(separator: ".").map(String.init)
        labels.removeLast()
        if labels.count > 1, let last = labels.last,
            ["co", "com", "org", "net", "ac", "gov", "edu", "ne", "or"].contains(last)
        {
            labels.removeLast()
        }
        guard let label = labels.last, label.count > 1, domain.hasSuffix(".edu") == false || label.count > 2 else {
            return nil
        }
        return label
    }

    /// Whether a domain is of the writer's own name.
    static func isName(_ name: String?, in label: String) -> Bool {
        LatinFolding.fold(name ?? "").split { !$0.isLetter }.contains { $0.count > 2 && label.contains($0) }
    }

    /// `brightwater-capital` is Brightwater Capital.
    static func company(label: String) -> String {
        label.split(separator: "-").map { $0.count <= 3 ? $0.uppercased() : $0.prefix(1).uppercased() + $0.dropFirst() }
            .joined(
                separator: " ")
    }

    /// The words of the text that, written together, are the domain's name, with `Inc` or `LLC` behind them.
    static func spelled(_ label: String, in text: TokenizedText, besides name: String?) -> String? {
        let wanted = label.filter { $0 != "-" }
        let own = LatinFolding.fold(name ?? "").filter(\.isLetter)
        guard wanted.count >= 4, !own.hasSuffix(wanted) else { return nil }
        for index in 0..<text.count where text[index]?.isCapitalized ?? false {
            var letters = ""
            var place = index
            while place < text.count, place < index + 8, letters.utf8.count < wanted.utf8.count,
                let token = text[place],
                token.kind != .lineEnd
            {
                if token.kind != .sign { letters += token.folded }
                place += 1
            }
            guard letters == wanted, !text.isSign(index - 1, "@"), !text.isSign(index - 1, "."),
                !text.isSign(place, ".") || text[place + 1]?.isSpaced ?? true
            else { continue }
            var end = place
            if text.isSign(end, ","), suffixes.contains(text.folded(end + 1)) { end += 1 }
            if suffixes.contains(text.folded(end)), text[end]?.isCapitalized ?? false { end += 1 } else { end = place }
            return text.text(index..<end)
        }
        return nil
    }

    /// Whether a firm sends its own people: agencies, carriers, churches and schools send others.
    static func isEmployer(_ company: String) -> Bool {
        !LatinFolding.fold(company).split { !$0.isLetter }.contains { sending.contains(String($0)) }
    }

    private static let sending: Set<String> = [
        "limo", "limos", "limousine", "limousines", "livery", "chauffeur", "chauffeurs", "chauffeured",
        "transportation", "travel",
        "travels", "vacations", "tours", "tour", "cruises", "church", "baptist", "methodist", "school", "schools",
        "academy",
        "university", "college", "temple", "wedding", "weddings", "events", "event", "hotel", "resort", "inn", "club",
        "agency",
        "concierge", "cars", "coach", "fleet", "funeral", "parish", "ministries", "synagogue", "mosque", "society",
        "lodge",
    ]

    private static func afterAt(_ part: String) -> String {
        if let range = part.firstRange(of: " at ") { return String(part[range.upperBound...]).trimmed }
        if let range = part.firstRange(of: " - ") { return String(part[range.upperBound...]).trimmed }
        return part
    }

    /// Tokens taken by words that announce an employer.
    private static func cue(_ text: TokenizedText, _ index: Int) -> Int? {
        for words in cues[text.folded(index)] ?? [] {
            if let length = text.phrase(words, at: index) { return length }
        }
        // "This is Dana from Acme", "I'm Rosa with Acme".
        guard ["from", "with", "at", "of", "de"].contains(text.folded(index)),
            let name = introduced(text, before: index)
        else { return nil }
        return name ? 1 : nil
    }

    private static func introduced(_ text: TokenizedText, before index: Int) -> Bool? {
        // At most four words of name, or "assistant", behind the introduction.
        for back in 1...5 {
            let place = index - back
            guard let token = text[place], token.kind == .word else { return nil }
            if ["i'm", "name's", "soy", "is", "am", "im", "llamo"].contains(token.folded) {
                return back > 1 || token.folded == "am" || token.folded == "i'm"
            }
            guard
                token.isCapitalized
                    || [
                        "calling", "writing", "here", "assistant", "over", "manager", "coordinator", "executive", "an",
                        "the", "office",
                    ].contains(token.folded)
            else { return nil }
        }
        return nil
    }

    private static let cues: [String: [[String]]] = {
        let phrases = [
            "i work for", "i work at", "i work with", "we work for", "on behalf of", "our company is",
            "company name is", "my company is", "my company", "our company",
            "company is", "company :", "company name :", "assistant at", "assistant to the ceo of", "manager at",
            "coordinator at", "planner at", "director at", "calling from", "writing from",
            "writing on behalf of", "reaching out from", "calling on behalf of", "trabajo en", "trabajo para",
            "de la empresa", "nuestra empresa", "mi empresa", "la empresa", "la compania", "the firm", "we are with",
            "i am with", "i'm with", "we're with", "employees of", "ceo of", "executives from", "executives of",
            "clients of",
            "client ,", "account for", "transportation for", "agent at", "agent with", "planner with",
            "coordinator with", "coordinator for", "manager for", "manager with",
        ]
        var table: [String: [[String]]] = [:]
        for phrase in phrases {
            let words = phrase.split(separator: " ").map(String.init)
            if let first = words.first { table[first, default: []].append(words) }
        }
        return table.mapValues { $0.sorted { $0.count > $1.count } }
    }()

    /// A run of capitalized words, `&`, `of` and figures between them allowed.
    private static func run(_ text: TokenizedText, from start: Int) -> Range<Int>? {
        var first = start
        if text.isSign(first, ",") { first += 1 }
        if ["the", "a", "an"].contains(text.folded(first)) { first += 1 }
        var place = first
        while place < text.count, place - first < 8, let token = text[place] {
            let joins =
                ["&", "-", "'"].contains(token.folded)
                || ["of", "and"].contains(token.folded) && (text[place + 1]?.isCapitalized ?? false)
            if token.kind == .word
                && (token.isCapitalized && !stopWords.contains(token.folded)
                    || place > first && suffixes.contains(token.folded))
            {
                place += 1
                // "Acme, Inc." and "Acme Inc."
                if text.isSign(place, ","), suffixes.contains(text.folded(place + 1)) { place += 1 }
            } else if token.kind == .number && (place == first || !token.isSpaced)
                && (text[place + 1]?.isCapitalized ?? false)
            {
                place += 1
            } else if joins, place > first, text[place + 1].map({ $0.isCapitalized }) ?? false {
                if token.folded == "-" && token.isSpaced { break }
                place += 1
            } else {
                break
            }
        }
        if place > first, shortSuffixes.contains(text.folded(place - 1)), text.isSign(place, "."),
            !(text[place]?.isSpaced ?? true)
        {
            place += 1
        }
        return place > first ? first..<place : nil
    }

    /// A run that ends in `Inc`, `LLC`, `Group` ..., begun at a token.
    private static func suffixed(_ text: TokenizedText, _ index: Int) -> Range<Int>? {
        guard let token = text[index], token.kind == .word, token.isCapitalized, !stopWords.contains(token.folded),
            !(text[index - 1].map { $0.isCapitalized && $0.kind == .word && !stopWords.contains($0.folded) } ?? false),
            !text.isSign(index - 1, "&"),
            let run = run(text, from: index), run.lowerBound == index
        else { return nil }
        // Inside the run the last suffix ends the name.
        var last: Int?
        for place in run where place > index && hardSuffixes.contains(text.folded(place)) { last = place }
        guard let last else { return nil }
        let end =
            text.isSign(last + 1, ".") && !(text[last + 1]?.isSpaced ?? true)
                && shortSuffixes.contains(text.folded(last)) ? last + 2 : last + 1
        return index..<end
    }

    private static func isCompany(_ text: TokenizedText, _ run: Range<Int>, cue: Int) -> Bool {
        let words = text.tokens[run]
        guard let first = words.first, first.folded.utf8.count > 1 else { return false }
        if AirportNames.match(in: text, at: run.lowerBound) != nil, run.count <= 3 { return false }
        if TripDayReader.months[first.folded] != nil || TripDayReader.weekdays[first.folded] != nil { return false }
        if words.contains(where: { suffixes.contains($0.folded) }) { return true }
        if words.contains(where: { $0.kind == .number }) { return false }
        // "I'm from New Jersey", "John from Newark, NJ": a home, no employer.
        if USStates.match(in: text, at: run.lowerBound)?.length == run.count { return false }
        if text.isSign(run.upperBound, ","), USStates.match(in: text, at: run.upperBound + 1) != nil { return false }
        if ["transportation", "account"].contains(text.folded(cue)) { return false }
        return !(PlaceWords.venues.contains(words.last?.folded ?? "") || first.folded == "hotel")
            && !homes.contains(text.text(run).lowercased())
    }

    private static func overlaps(_ run: Range<Int>, _ places: [Range<Int>]) -> Bool {
        places.contains { $0.overlaps(run) }
    }

    /// `at Acme Tower`, `to the Hilton Group`: a place. `for Acme Corp` is an employer.
    private static func isDeniedBefore(_ text: TokenizedText, _ index: Int) -> Bool {
        let before = text.folded(index - 1) == "the" ? text.folded(index - 2) : text.folded(index - 1)
        return ["to", "near", "in", "dear", "hello", "hi", "via", "by"].contains(before)
    }

    private static func hasSuffix(_ part: String) -> Bool {
        let words = part.split(separator: " ")
        guard words.count <= 7, part.unicodeScalars.allSatisfy({ !LatinFolding.isDigit($0) }) || words.count <= 5,
            !part.contains("@"), !part.contains("www")
        else { return false }
        return words.contains { suffixes.contains(LatinFolding.fold($0).filter { $0 != "." && $0 != "," }) }
            && (part.first?.isUppercase ?? false)
    }

    private static func isTitle(_ part: String) -> Bool {
        LatinFolding.fold(part).split { !$0.isLetter }.contains { titles.contains(String($0)) }
    }

    private static func isProper(_ part: String) -> Bool {
        let words = part.split(separator: " ")
        return (1...5).contains(words.count) && (part.first?.isUppercase ?? false) && !part.contains("@")
            && !part.contains("www.")
            && part.unicodeScalars.filter { LatinFolding.isDigit($0) }.count < 2 && !part.contains(":")
            && part.last != "!"
    }

    private static let titles: Set<String> = [
        "assistant", "manager", "director", "coordinator", "planner", "president", "vp", "ceo", "cfo", "coo", "partner",
        "executive", "administrator",
        "officer", "associate", "analyst", "consultant", "agent", "concierge", "principal", "founder", "owner", "head",
        "secretary", "specialist", "supervisor", "attorney", "asistente", "gerente", "directora",
    ]
    private static let shortSuffixes: Set<String> = ["inc", "corp", "ltd", "co", "bros"]
    private static let hardSuffixes: Set<String> = [
        "inc", "llc", "corp", "corporation", "ltd", "llp", "gmbh", "plc", "lp", "associates", "consulting", "holdings",
        "industries", "pharmaceuticals",
        "pharma", "technologies", "enterprises", "partners", "solutions", "capital", "ventures",
    ]
    private static let suffixes: Set<String> = hardSuffixes.union([
        "company", "co", "group", "bank", "systems", "agency", "events", "travel", "tours", "university", "hospital",
        "foundation", "studios", "media",
        "logistics", "insurance", "realty", "labs", "software", "financial", "advisors", "productions", "entertainment",
        "international", "energy", "law",
        "architects", "medical", "biotech", "networks", "weddings", "planning", "concierge", "limousine",
        "transportation", "livery", "church", "school", "academy", "college", "temple", "ministries", "club", "films",
        "pictures", "strategies",
        "aviation", "chauffeured", "plumbing", "digital", "construction", "builders", "dental", "clinic", "hotel",
        "resort",
        "vacations", "florist",
        "catering", "design", "designs", "marketing", "communications", "securities", "ventures", "trust", "fund",
        "council",
        "association", "society", "institute", "museum", "theatre", "orchestra", "sa", "a/s", "oy", "ab", "dmc", "srl",
        "ag", "bv", "spa", "gmbh",
        "kg", "ltda", "sas", "cpa", "cpas", "dds", "pllc", "pc",
    ])
    private static let stopWords: Set<String> = [
        "i", "we", "i'm", "the", "thanks", "thank", "please", "hi", "hello", "dear", "regards", "our", "my", "can",
        "could", "need", "looking", "they", "best", "sincerely", "you", "is", "it", "this", "also", "us", "and", "a",
        "phone", "cell", "pickup",
    ]
    private static let homes: Set<String> = [
        "new york", "new jersey", "nyc", "manhattan", "brooklyn", "chicago", "boston", "philadelphia", "la", "texas",
        "florida", "california", "google", "instagram", "facebook", "yelp", "mexico", "london", "england", "canada",
        "spain",
    ]
}
