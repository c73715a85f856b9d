import FoundationEssentials
import MIME

/// The fields that a browser or a form service posted, in their order, whatever notation it used.
package struct PostedForm: Hashable, Sendable {
    /// Names as posted, with their values; a name that was posted more than once has its values joined by commas.
    package var fields: [FormField]
    /// How many files came with it; they are not kept.
    package var files: Int
    /// The service whose own notation it was posted in, as its profile is named.
    package var service: String?

    /// Fields of one post; contact forms have a few dozen.
    package static let mostFields = 200
    /// Octets of one post. Answers are words; what is larger is a file, or an attack.
    package static let mostOctets = 256 << 10

    package init(fields: [FormField], files: Int = 0) {
        self.fields = fields
        self.files = files
    }

    /// Reads a body.
    /// - Parameter contentType: the field as sent, with its parameters.
    /// - Throws: `PostedFormFault`.
    package init(contentType: String, body: [UInt8]) throws(PostedFormFault) {
        guard body.count <= PostedForm.mostOctets else { throw .tooLarge }
        let type = contentType.prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
        switch type {
        case "application/x-www-form-urlencoded":
            self.init(fields: PostedForm.merged(URLEncodedForm.pairs(in: body)))
        case "multipart/form-data":
            self = try PostedForm.multipart(contentType, body)
        case "application/json":
            self = try PostedForm.json(body)
        default: throw .unknownType
        }
        fields = PostedForm.joined(fields)
        guard !fields.isEmpty else { throw .empty }
        guard fields.count <= PostedForm.mostFields else { throw .tooManyFields }
    }

    /// The value of the first field of that name.
    package subscript(name name: String) -> String? {
        fields.first { $0.label == name }?.value
    }

    // MARK: notations

    /// RFC 7578: each part is a field, named by its Content-Disposition.
    private static func multipart(_ contentType: String, _ body: [UInt8]) throws(PostedFormFault) -> PostedForm {
        guard contentType.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) else { throw .malformed("content type") }
        let message = Message(Array("Content-Type: \(contentType)\r\n\r\n".utf8) + body)
        guard message.root.mediaType.description == "multipart/form-data", !message.root.children.isEmpty else {
            throw .malformed("multipart body")
        }
        var form = PostedForm(fields: [])
        for part in message.root.children {
            guard let name = part.disposition?.parameters["name"] else { throw .malformed("part without a name") }
            if part.disposition?.parameters["filename"] != nil {
                form.files += 1
            } else {
                form.fields.append(
                    FormField(label: name, value: FormText.lines(String(decoding: part.decodedBytes(), as: UTF8.self))))
            }
        }
        form.fields = merged(form.fields)
        return form
    }

    private static func json(_ body: [UInt8]) throws(PostedFormFault) -> PostedForm {
        if let fields = TypeformPost.fields(in: body) {
            var form = PostedForm(fields: fields)
            form.service = "typeform"
            return form
        }
        let text = String(decoding: body, as: UTF8.self)
        guard let fields = JSONForm.fields(in: text, atLeast: 1) else { throw .malformed("JSON body") }
        return PostedForm(fields: fields)
    }

    /// The values of boxes ticked under one name are one answer.
    private static func merged(_ fields: [FormField]) -> [FormField] {
        var merged: [FormField] = []
        var places: [String: Int] = [:]
        for field in fields {
            if let place = places[field.label] {
                merged[place].value += ", " + field.value
            } else {
                places[field.label] = merged.count
                merged.append(field)
            }
        }
        return merged
    }

    /// `fields[email][title]=E-mail` and `fields[email][value]=...` are one question.
    ///
    /// QUIRK: Elementor posts each question as an array of its properties.
    private static func joined(_ fields: [FormField]) -> [FormField] {
        var titles: [Substring: String] = [:]
        for field in fields where field.label.hasSuffix("][title]") {
            titles[field.label.dropLast("[title]".count)] = field.value
        }
        guard !titles.isEmpty else { return fields }
        return fields.compactMap { field in
            guard field.label.hasPrefix("fields["), let open = field.label.lastIndex(of: "[") else { return field }
            guard field.label[open...] == "[value]" else { return nil }
            let question = field.label[..<open]
            let title = titles[question].flatMap { $0.isEmpty ? nil : $0 }
            return FormField(label: title ?? String(question.dropFirst(7).dropLast()), value: field.value)
        }
    }
}
