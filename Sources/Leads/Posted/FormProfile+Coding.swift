extension FormProfile: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name, recognise, fields, ignore, honeypots, origins, thanks, signature
        case startedField = "started_field"
        case leastSeconds = "least_seconds"
        case keyFiles = "key_files"
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            name: try values.decode(String.self, forKey: .name),
            recognise: try values.decodeIfPresent([String].self, forKey: .recognise) ?? [],
            fields: try values.decodeIfPresent([String: String].self, forKey: .fields) ?? [:],
            ignore: try values.decodeIfPresent([String].self, forKey: .ignore) ?? [],
            honeypots: try values.decodeIfPresent([String].self, forKey: .honeypots) ?? [],
            startedField: try values.decodeIfPresent(String.self, forKey: .startedField),
            leastSeconds: try values.decodeIfPresent(Int.self, forKey: .leastSeconds) ?? 3,
            origins: try values.decodeIfPresent([String].self, forKey: .origins) ?? [],
            thanks: try values.decodeIfPresent(String.self, forKey: .thanks),
            keyFiles: try values.decodeIfPresent([String].self, forKey: .keyFiles) ?? [],
            signature: try values.decodeIfPresent(Signature.self, forKey: .signature) ?? .firstreply)
        unknownKeys = try decoder.unknownKeys(besides: CodingKeys.self)
    }
}
