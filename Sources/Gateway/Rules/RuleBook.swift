import Foundation
import Leads
import Templates
import Yams

/// Everything an admin edits beside the configuration, loaded and checked: scoring, prices, bounce rules, places,
/// templates, sequences.
package struct RuleBook: Sendable {
    package let scorer: Scorer
    package let bounces: BounceRules
    package let templates: TemplateSet
    package let sequences: SequenceBook
    package let phoneZones: PhoneZones
    package let forms: FormProfileBook
    /// The secrets by which the senders of forms sign, by the form's name.
    package let formKeys: [String: [[UInt8]]]

    /// Loads all of it; every fault of every file is gathered.
    package static func load(_ configuration: Configuration) throws(ConfigurationFaults) -> RuleBook {
        var loader = RuleLoader()
        let book = loader.load(configuration)
        guard loader.faults.isEmpty, let book else { throw ConfigurationFaults(loader.faults) }
        return book
    }

    /// The bounce rules alone: all that understanding a message needs.
    package static func bounceRules(directory: String) throws(ConfigurationFaults) -> BounceRules {
        var loader = RuleLoader()
        let rules = loader.bounceRules(directory + "/bounces.tsv")
        guard loader.faults.isEmpty, let rules else { throw ConfigurationFaults(loader.faults) }
        return rules
    }
}

/// Reads the files of a rule book and notes what is wrong with them.
private struct RuleLoader {
    var faults: [ConfigurationFault] = []

    mutating func load(_ configuration: Configuration) -> RuleBook? {
        let scoring = scoringRules(configuration.rules + "/scoring.yml")
        let prices = priceTable(configuration.rules + "/prices.yml")
        let bounces = bounceRules(configuration.rules + "/bounces.tsv")
        let geo = geoTable(configuration.data)
        let templates = templateSet(configuration.templates)
        let sequences = sequenceBook(configuration.templates + "/sequences", templates: templates)
        let forms = formProfiles(configuration.rules + "/forms")
        let formKeys = formKeys(forms, directory: configuration.rules)
        let zones = read(configuration.data + "/phone-zones.txt", key: "data")
        let business = geo.flatMap { location(configuration.business.location, in: $0) }
        guard let scoring, let prices, let bounces, let geo, let zones else { return nil }
        let scorer = Scorer(rules: scoring, prices: prices, geo: geo, business: business)
        return RuleBook(
            scorer: scorer, bounces: bounces, templates: templates, sequences: sequences,
            phoneZones: PhoneZones(String(decoding: zones, as: UTF8.self)), forms: forms, formKeys: formKeys)
    }

    mutating func bounceRules(_ path: String) -> BounceRules? {
        guard let data = read(path, key: "rules") else { return nil }
        do {
            return try BounceRules(parsing: String(decoding: data, as: UTF8.self))
        } catch {
            for fault in error.faults { add(path, "rule", fault.description, "mend the rule") }
            return nil
        }
    }

    private mutating func scoringRules(_ path: String) -> ScoringRules? {
        guard let data = read(path, key: "rules"), var rules = decode(ScoringRules.self, data, path) else { return nil }
        rules.contentHash = Self.hash(data)
        note(rules.faults(), of: path)
        return rules
    }

    private mutating func priceTable(_ path: String) -> PriceTable? {
        guard let data = read(path, key: "rules"), let table = decode(PriceTable.self, data, path) else { return nil }
        note(table.faults(), of: path)
        return table
    }

    private mutating func geoTable(_ directory: String) -> GeoTable? {
        guard let zipCodes = read(directory + "/zip-codes.txt", key: "data"),
            let airports = read(directory + "/airports.txt", key: "data")
        else { return nil }
        let table = GeoTable(zipCodes: [UInt8](zipCodes), airports: [UInt8](airports))
        // Read now: otherwise the first lead would wait for it.
        guard table.counts.zipCodes > 0, table.counts.airports > 0 else {
            add(directory, "data", "holds no places", "restore zip-codes.txt and airports.txt")
            return nil
        }
        return table
    }

    private mutating func location(_ code: String, in geo: GeoTable) -> BusinessLocation? {
        if let location = BusinessLocation(zip: code, in: geo) { return location }
        if let airport = geo.airport(code) {
            return BusinessLocation(coordinate: airport.coordinate, name: airport.name, state: airport.state)
        }
        add("configuration", "business.location", "'\(code)' is in no table of places", "give a US ZIP or airport code")
        return nil
    }

    private mutating func templateSet(_ directory: String) -> TemplateSet {
        let (set, found) = TemplateSet.load(directory: directory)
        for fault in found where fault.severity == .error {
            faults.append(
                ConfigurationFault(
                    file: fault.file, line: fault.line ?? 0, key: fault.key ?? "template", problem: fault.message,
                    hint: fault.hint
                )
            )
        }
        return set
    }

    /// The sequences of a directory; the built-in one when it has none of its own.
    private mutating func sequenceBook(_ directory: String, templates: TemplateSet) -> SequenceBook {
        let files = Self.ruleFiles(directory)
        guard !files.isEmpty else { return .standard }
        var sequences: [FollowUpSequence] = []
        for path in files {
            guard let data = read(path, key: "sequences"), let sequence = decode(FollowUpSequence.self, data, path)
            else { continue }
            note(sequence.faults(), of: path)
            if sequences.contains(where: { $0.name == sequence.name }) {
                add(path, "name", "'\(sequence.name)' is another file's name too", "give each file a name of its own")
            }
            for step in sequence.steps {
                guard let name = step.template, templates[name] == nil else { continue }
                add(path, "steps.template", "there is no template '\(name)'", "firstreply template list shows them")
            }
            sequences.append(sequence)
        }
        return SequenceBook(sequences)
    }

    /// The forms that sites post to us; none is needed, fields are read by their own names as well.
    private mutating func formProfiles(_ directory: String) -> FormProfileBook {
        var profiles: [FormProfile] = []
        for path in Self.ruleFiles(directory) {
            guard let data = read(path, key: "forms"), let profile = decode(FormProfile.self, data, path) else {
                continue
            }
            note(profile.faults(), of: path)
            if profiles.contains(where: { $0.name == profile.name }) {
                add(path, "name", "'\(profile.name)' is another file's name too", "give each file a name of its own")
            }
            profiles.append(profile)
        }
        return FormProfileBook(profiles)
    }

    private mutating func formKeys(_ forms: FormProfileBook, directory: String) -> [String: [[UInt8]]] {
        var keys: [String: [[UInt8]]] = [:]
        for profile in forms.profiles where !profile.keyFiles.isEmpty {
            for file in profile.keyFiles {
                do {
                    let path = file.hasPrefix("/") ? file : directory + "/forms/" + file
                    keys[profile.name, default: []].append(Array(try SecretFile.read(path, key: "key_files").utf8))
                } catch {
                    faults += error.faults
                }
            }
        }
        return keys
    }

    /// The YAML files of a directory in the order of their names.
    private static func ruleFiles(_ directory: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.filter { $0.hasSuffix(".yml") && !$0.hasPrefix(".") }.sorted().map { directory + "/" + $0 }
    }

    private mutating func decode<Rules: Decodable>(_ type: Rules.Type, _ data: Data, _ path: String) -> Rules? {
        do {
            return try YAMLDecoder().decode(type, from: data)
        } catch let error as DecodingError {
            let (key, problem) = Self.explain(error)
            add(path, key, problem, "rules/README.md lists the keys")
        } catch {
            add(path, "file", "is not valid YAML: \(error)", "check indentation, colons and quotes")
        }
        return nil
    }

    private static func explain(_ error: DecodingError) -> (key: String, problem: String) {
        func path(_ context: DecodingError.Context) -> String {
            let keys = context.codingPath.map(\.stringValue).joined(separator: ".")
            return keys.isEmpty ? "file" : keys
        }
        switch error {
        case .keyNotFound(let key, let context): return (path(context), "'\(key.stringValue)' is missing")
        case .valueNotFound(_, let context), .typeMismatch(_, let context), .dataCorrupted(let context):
            return (path(context), context.debugDescription)
        @unknown default: return ("file", "\(error)")
        }
    }

    private mutating func note(_ found: [RuleFault], of path: String) {
        for fault in found { add(path, fault.path, fault.problem, fault.hint) }
    }

    private mutating func read(_ path: String, key: String) -> Data? {
        if let data = FileManager.default.contents(atPath: path) { return data }
        add(path, key, "cannot be read", "check the path and its permissions")
        return nil
    }

    private mutating func add(_ file: String, _ key: String, _ problem: String, _ hint: String) {
        faults.append(ConfigurationFault(file: file, key: key, problem: problem, hint: hint))
    }

    /// A short name of a file's content: FNV-1a over its octets, in hexadecimal.
    private static func hash(_ data: Data) -> String {
        let hash = data.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
