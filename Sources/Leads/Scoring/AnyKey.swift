/// A coding key of any name, to see which keys a file really has.
struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) {
        stringValue = name
    }

    init?(stringValue: String) {
        self.init(stringValue)
    }

    init?(intValue: Int) {
        nil
    }
}

extension Decoder {
    /// The keys of the map at hand that are not cases of `known`, as paths.
    func unknownKeys<Known: CodingKey & CaseIterable>(besides known: Known.Type) throws -> [String] {
        let names = Set(Known.allCases.map(\.stringValue))
        return try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).filter { !names.contains($0) }.sorted()
    }
}

extension KeyedDecodingContainer {
    /// The keys of the map under `key` that are not cases of `known`, as paths; none when there is no such map.
    func unknownKeys<Known: CodingKey & CaseIterable>(in key: Key, besides known: Known.Type) throws -> [String] {
        guard contains(key), try !decodeNil(forKey: key) else { return [] }
        let names = Set(Known.allCases.map(\.stringValue))
        return try nestedContainer(keyedBy: AnyKey.self, forKey: key).allKeys.map(\.stringValue)
            .filter { !names.contains($0) }.sorted().map { "\(key.stringValue).\($0)" }
    }
}
