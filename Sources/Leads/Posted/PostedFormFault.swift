/// Why a post is no form.
package enum PostedFormFault: Error, Hashable, Sendable {
    case tooLarge
    case tooManyFields
    /// The content type is none of the three that forms are posted in.
    case unknownType
    /// No field at all.
    case empty
    /// What part of it could not be read.
    case malformed(String)

    /// For the one who built the form.
    package var explanation: String {
        switch self {
        case .tooLarge: "the form is larger than \(PostedForm.mostOctets >> 10) KiB"
        case .tooManyFields: "the form has more than \(PostedForm.mostFields) fields"
        case .unknownType:
            "post application/x-www-form-urlencoded, multipart/form-data or application/json"
        case .empty: "the form has no field"
        case .malformed(let part): "the \(part) cannot be read"
        }
    }
}
