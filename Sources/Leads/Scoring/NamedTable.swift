/// A map of a rules file whose keys are the cases of an enumeration: an unknown key is an error that names the known.
struct NamedTable<Key: RawRepresentable & CaseIterable & Hashable, Row> where Key.RawValue == String {
    var rows: [Key: Row]
}

extension NamedTable: Decodable where Row: Decodable {
    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: AnyKey.self)
        rows = [:]
        for name in values.allKeys {
            guard let key = Key(rawValue: name.stringValue) else {
                let known = Key.allCases.map(\.rawValue).joined(separator: ", ")
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: decoder.codingPath + [name],
                        debugDescription: "\(name.stringValue) is not one of \(known)"
                    )
                )
            }
            rows[key] = try values.decode(Row.self, forKey: name)
        }
    }
}

extension NamedTable: Encodable where Row: Encodable {
    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: AnyKey.self)
        for key in Key.allCases {
            guard let row = rows[key] else { continue }
            try values.encode(row, forKey: AnyKey(key.rawValue))
        }
    }
}
