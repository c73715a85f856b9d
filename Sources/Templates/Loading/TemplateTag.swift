/// One `{{...}}` of a source.
struct TemplateTag: Equatable, Sendable {
    /// What a tag does.
    enum Kind: Equatable, Sendable {
        case field, section, inverted, close, comment, partial
        /// Mustache that templates here may not use: raw values, other delimiters, inheritance, functions.
        case unsupported
    }

    /// What it does.
    let kind: Kind
    /// The name in it.
    let name: String
    /// The line of the file it begins on, from 1.
    let line: Int
    /// Sections it stands in, outermost first: `company` or `^company`.
    var guards: [String]
}
