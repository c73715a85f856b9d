/// One key of the configuration file, declared once: from it come the parser, `firstreply check --defaults` and the
/// reference.
package struct ConfigurationKey<Value: Sendable>: Sendable {
    /// Dotted name: `smart_host.port`.
    package let name: String
    /// The type in words: `duration`, `list of addresses`.
    package let type: String
    /// The default as the file would hold it; nil when the key must be given or may be absent.
    package let defaultText: String?
    /// Whether a file without it is refused.
    package let isRequired: Bool
    package let sentence: String
    let read: @Sendable (ConfigurationText) throws(ConfigurationComplaint) -> Value

    init(
        _ name: String, _ type: ConfigurationType<Value>, default defaultText: String? = nil, required: Bool = false,
        _ sentence: String
    ) {
        self.name = name
        self.type = type.name
        self.defaultText = defaultText
        self.isRequired = required
        self.sentence = sentence
        self.read = type.read
    }

    /// What the reference prints of it.
    package var entry: ConfigurationEntry {
        ConfigurationEntry(
            name: name, type: type, defaultText: defaultText, isRequired: isRequired, sentence: sentence,
            check: { text throws(ConfigurationComplaint) in _ = try read(text) }
        )
    }
}

/// A key without its Swift type, for the reference and for finding unknown keys.
package struct ConfigurationEntry: Sendable {
    package let name: String
    package let type: String
    package let defaultText: String?
    package let isRequired: Bool
    package let sentence: String
    let check: @Sendable (ConfigurationText) throws(ConfigurationComplaint) -> Void
}
