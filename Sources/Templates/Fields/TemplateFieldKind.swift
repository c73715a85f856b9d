/// What a field holds, which decides how its value is cleaned and where it may stand.
package enum TemplateFieldKind: String, Sendable {
    /// A person's name: short, with a letter in it, no addresses or links.
    case name
    /// One line of words from a person or the office: a company, a place, a time.
    case line
    /// A telephone number.
    case phone
    /// An email address.
    case email
    /// A link target: https, http, mailto or tel.
    case url
    /// True or false: may open a section, never stands as text.
    case condition

    /// Unicode scalars kept of a value of this kind.
    package var limit: Int {
        switch self {
        case .name: 60
        case .line: 160
        case .phone: 32
        case .email: 254
        case .url: 2_048
        case .condition: 8
        }
    }
}
