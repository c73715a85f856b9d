/// The labels that forms print, in the languages of the world's form mailers, and what they ask for.
///
/// Written as people see them, without accents on Latin letters; `FormLabels.key` makes them comparable.
enum FormLabelTable {
    /// The role of each label, by its key.
    static let roles: [String: FormRole] = {
        var table: [String: FormRole] = [:]
        for (role, labels) in technical + message + trip + person {
            for label in labels.split(separator: ",") {
                table[FormLabels.key(of: String(label))] = role
            }
        }
        return table
    }()

    /// The first word of each label's key.
    static let firstWords = Set(roles.keys.map { $0.prefix { $0 != " " } })
}
