/// Domain names of other scripts in ASCII (RFC 3492, RFC 5891 §4.4).
enum Punycode {
    /// RFC 1035 §2.3.4.
    private static let longestLabel = 63
    private static let longestDomain = 255

    /// The domain with each label as an A-label; nil when one cannot be: combining marks that would have to be put in
    /// order first, invisible characters, labels that grow too long.
    static func asciiDomain(_ domain: String) -> String? {
        var labels: [String] = []
        for label in domain.lowercased().split(separator: ".", omittingEmptySubsequences: false) {
            guard let ascii = asciiLabel(label) else { return nil }
            labels.append(ascii)
        }
        let result = labels.joined(separator: ".")
        return result.utf8.count <= longestDomain ? result : nil
    }

    private static func asciiLabel(_ label: Substring) -> String? {
        let scalars = Array(label.unicodeScalars)
        guard !scalars.isEmpty else { return nil }
        let text = scalars.allSatisfy(\.isASCII) ? String(label) : isLetters(scalars) ? "xn--" + encode(scalars) : nil
        return text.flatMap { $0.utf8.count <= longestLabel ? $0 : nil }
    }

    private static func isLetters(_ scalars: [Unicode.Scalar]) -> Bool {
        scalars.allSatisfy { scalar in
            if scalar.isASCII { return MailGrammar.isAlphanumeric(UInt8(scalar.value)) || scalar == "-" }
            let properties = scalar.properties
            return (properties.isAlphabetic || properties.numericType != nil)
                && properties.canonicalCombiningClass == .notReordered
        }
    }

    // The parameters of RFC 3492 §5.
    private static let base = 36
    private static let least = 1
    private static let most = 26

    /// RFC 3492 §6.3. A label of a message holds at most a few hundred scalars below 0x110000: no number here overflows.
    private static func encode(_ scalars: [Unicode.Scalar]) -> String {
        var output = scalars.filter(\.isASCII).map { UInt8($0.value) }
        let basic = output.count
        var handled = basic
        if basic > 0 { output.append(UInt8(ascii: "-")) }
        var point = 128
        var delta = 0
        var bias = 72
        while handled < scalars.count {
            let next = scalars.lazy.map { Int($0.value) }.filter { $0 >= point }.min() ?? point
            delta += (next - point) * (handled + 1)
            point = next
            for scalar in scalars {
                if Int(scalar.value) < point { delta += 1 }
                guard Int(scalar.value) == point else { continue }
                write(delta, bias: bias, into: &output)
                bias = adapted(delta, of: handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            point += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func write(_ delta: Int, bias: Int, into output: inout [UInt8]) {
        var rest = delta
        var position = base
        while true {
            let threshold = min(max(position - bias, least), most)
            guard rest >= threshold else { break }
            output.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            position += base
        }
        output.append(digit(rest))
    }

    private static func digit(_ value: Int) -> UInt8 {
        value < 26 ? UInt8(ascii: "a") + UInt8(value) : UInt8(ascii: "0") + UInt8(value - 26)
    }

    /// RFC 3492 §6.1.
    private static func adapted(_ delta: Int, of points: Int, isFirst: Bool) -> Int {
        var delta = delta / (isFirst ? 700 : 2)
        delta += delta / points
        var bias = 0
        while delta > (base - least) * most / 2 {
            delta /= base - least
            bias += base
        }
        return bias + (base - least + 1) * delta / (delta + 38)
    }
}
