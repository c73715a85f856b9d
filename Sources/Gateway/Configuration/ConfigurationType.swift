import Foundation
import MailTypes
import SMTP

/// A type of value in the configuration file: its name in words and how it is read.
struct ConfigurationType<Value: Sendable>: Sendable {
    let name: String
    let read: @Sendable (ConfigurationText) throws(ConfigurationComplaint) -> Value

    init(_ name: String, _ read: @escaping @Sendable (ConfigurationText) throws(ConfigurationComplaint) -> Value) {
        self.name = name
        self.read = read
    }
}

extension ConfigurationType where Value == String {
    static let string = ConfigurationType("text") { text throws(ConfigurationComplaint) in
        let value = try text.single()
        guard !value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7f }) else {
            throw ConfigurationComplaint(problem: "holds a control character", hint: "write it on one line")
        }
        return value
    }

    static let path = ConfigurationType("path") { text throws(ConfigurationComplaint) in
        let value = try text.single()
        guard !value.isEmpty else {
            throw ConfigurationComplaint(problem: "is empty", hint: "name a file or directory")
        }
        return value
    }

    static let domain = ConfigurationType("domain") { text throws(ConfigurationComplaint) in
        let value = try text.single()
        guard AddrSpec("x@\(value)") != nil, value.contains(".") || value == "localhost" else {
            throw ConfigurationComplaint(
                problem: "'\(value)' is no domain name", hint: "write it like mail.example.com"
            )
        }
        return value.lowercased()
    }

    /// Scheme, host and port of an address that the world reaches us at.
    static let origin = ConfigurationType("https origin") { text throws(ConfigurationComplaint) in
        let value = try text.single()
        let isLocal = ["http://127.0.0.1:", "http://localhost:"].contains(where: value.hasPrefix)
        let authority = value.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard value.hasPrefix("https://") || isLocal, authority.count == 3, !authority[2].isEmpty,
            authority[2].utf8.allSatisfy({ MailGrammar.isAlphanumeric($0) && $0 < 0x80 || [45, 46, 58].contains($0) })
        else {
            throw ConfigurationComplaint(
                problem: "'\(value)' is no https address without a path", hint: "write it like https://mail.example.com"
            )
        }
        return value.lowercased()
    }

    static let localPart = ConfigurationType("local part") { text throws(ConfigurationComplaint) in
        let value = try text.single()
        guard !value.isEmpty, value.utf8.count <= 16,
            value.utf8.allSatisfy({ MailGrammar.isAlphanumeric($0) })
        else {
            throw ConfigurationComplaint(
                problem: "'\(value)' cannot begin an address", hint: "use up to 16 letters and digits"
            )
        }
        return value.lowercased()
    }

    /// One of a few words.
    static func choice(_ words: [String]) -> ConfigurationType {
        ConfigurationType(words.joined(separator: " | ")) { text throws(ConfigurationComplaint) in
            let value = try text.single()
            guard words.contains(value) else {
                throw ConfigurationComplaint(
                    problem: "'\(value)' is not a choice", hint: "write one of \(words.joined(separator: ", "))"
                )
            }
            return value
        }
    }
}

extension ConfigurationType where Value == Int {
    static func integer(_ range: ClosedRange<Int>, unit: String = "") -> ConfigurationType {
        let words = unit.isEmpty ? "number" : "number of \(unit)"
        return ConfigurationType("\(words), \(range.lowerBound) to \(range.upperBound)") {
            text throws(ConfigurationComplaint) in
            let value = try text.single()
            guard let number = Int(value), range.contains(number) else {
                throw ConfigurationComplaint(
                    problem: "'\(value)' is no whole number from \(range.lowerBound) to \(range.upperBound)",
                    hint: "write a number in that range"
                )
            }
            return number
        }
    }

    /// Octets: `25 MiB`, `512 KiB` or a plain number.
    static let size = ConfigurationType("size (KiB, MiB, GiB)") { text throws(ConfigurationComplaint) in
        let value = try text.single()
        let digits = value.prefix { $0.isASCII && $0.isNumber }
        let unit = value.dropFirst(digits.count).trimmingCharacters(in: .whitespaces).lowercased()
        let factors = ["": 1, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30]
        guard let number = Int(digits), let factor = factors[unit], number <= Int.max / factor >> 1 else {
            throw ConfigurationComplaint(problem: "'\(value)' is no size", hint: "write it like 25 MiB")
        }
        return number * factor
    }
}

extension ConfigurationType where Value == Double {
    /// How often in a second: `5`, `0.5`.
    static let rate = ConfigurationType("number a second, 0.01 to 100000") { text throws(ConfigurationComplaint) in
        let value = try text.single()
        guard let number = Double(value), (0.01...100_000).contains(number) else {
            throw ConfigurationComplaint(problem: "'\(value)' is no rate", hint: "write a number like 5 or 0.5")
        }
        return number
    }

    /// Seconds: `250 ms`, `5 s`, `3 min`, `2 h`, `5 d`.
    static let duration = ConfigurationType("duration (ms, s, min, h, d)") { text throws(ConfigurationComplaint) in
        try seconds(of: try text.single())
    }

    fileprivate static func seconds(of value: String) throws(ConfigurationComplaint) -> Double {
        let digits = value.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = value.dropFirst(digits.count).trimmingCharacters(in: .whitespaces).lowercased()
        let factors = ["ms": 0.001, "s": 1, "min": 60, "m": 60, "h": 3600, "d": 86_400]
        guard let number = Double(digits), let factor = factors[unit], number * factor < 1e9 else {
            throw ConfigurationComplaint(problem: "'\(value)' is no duration", hint: "write it like 5 s or 3 min")
        }
        return number * factor
    }
}

extension ConfigurationType where Value == [Double] {
    static let durations = ConfigurationType("list of durations") { text throws(ConfigurationComplaint) in
        var result: [Double] = []
        for item in text.items { result.append(try ConfigurationType<Double>.seconds(of: item)) }
        guard !result.isEmpty, result.allSatisfy({ $0 > 0 }) else {
            throw ConfigurationComplaint(
                problem: "holds no wait, or one of no length", hint: "give at least one duration, each above zero"
            )
        }
        return result
    }
}

extension ConfigurationType where Value == [String] {
    static let strings = ConfigurationType("list of texts") { text throws(ConfigurationComplaint) in text.items }
}

extension ConfigurationType where Value == [AddrSpec] {
    static let addresses = ConfigurationType("list of addresses") { text throws(ConfigurationComplaint) in
        var result: [AddrSpec] = []
        for item in text.items {
            guard let address = AddrSpec(item) else {
                throw ConfigurationComplaint(
                    problem: "'\(item)' is no e-mail address", hint: "write it like info@example.com"
                )
            }
            result.append(address)
        }
        guard !result.isEmpty else {
            throw ConfigurationComplaint(problem: "names no address", hint: "list at least one")
        }
        return result
    }
}

extension ConfigurationType where Value == NamedAddress {
    static let namedAddress = ConfigurationType("name and address") { text throws(ConfigurationComplaint) in
        let value = try text.single()
        guard let address = NamedAddress(value) else {
            throw ConfigurationComplaint(
                problem: "'\(value)' is no sender", hint: "write it like TNT Limousine <noreply@example.com>"
            )
        }
        return address
    }
}

extension ConfigurationType where Value == [SocketName] {
    static let sockets = ConfigurationType("list of host:port") { text throws(ConfigurationComplaint) in
        var result: [SocketName] = []
        for item in text.items {
            guard let name = SocketName(item) else {
                throw ConfigurationComplaint(
                    problem: "'\(item)' is no listening address", hint: "write it like 127.0.0.1:2525 or [::1]:2525"
                )
            }
            result.append(name)
        }
        return result
    }
}

extension ConfigurationType where Value == [ListenName] {
    static let listenNames = ConfigurationType("list of host:port, unix:/path, systemd:NAME") {
        text throws(ConfigurationComplaint) in
        var result: [ListenName] = []
        for item in text.items {
            guard let name = ListenName(item) else {
                throw ConfigurationComplaint(
                    problem: "'\(item)' is no listening address",
                    hint: "write it like 127.0.0.1:2525, [::1]:2525, unix:/run/firstreply/lmtp or systemd:smtp"
                )
            }
            guard !result.contains(name) else {
                throw ConfigurationComplaint(problem: "'\(item)' stands there twice", hint: "list each address once")
            }
            result.append(name)
        }
        return result
    }
}

extension ConfigurationType where Value == [PeerNetwork] {
    static let networks = ConfigurationType("list of addresses or networks") { text throws(ConfigurationComplaint) in
        var result: [PeerNetwork] = []
        for item in text.items {
            guard let network = PeerNetwork(item) else {
                throw ConfigurationComplaint(
                    problem: "'\(item)' is no address or network",
                    hint: "write it like 192.0.2.7, 192.0.2.0/24 or 2001:db8::/32, with no bits behind the prefix"
                )
            }
            result.append(network)
        }
        return result
    }
}

extension ConfigurationType where Value == TimeZone {
    static let timeZone = ConfigurationType("time zone") { text throws(ConfigurationComplaint) in
        let value = try text.single()
        guard let zone = TimeZone(identifier: value) else {
            throw ConfigurationComplaint(
                problem: "'\(value)' is no time zone", hint: "write it like America/New_York"
            )
        }
        return zone
    }
}

extension ConfigurationType where Value == Bool {
    static let flag = ConfigurationType("true | false") { text throws(ConfigurationComplaint) in
        switch try text.single().lowercased() {
        case "true", "yes", "on": true
        case "false", "no", "off": false
        case let value:
            throw ConfigurationComplaint(problem: "'\(value)' is neither true nor false", hint: "write true or false")
        }
    }
}
