/// Form posts that a program mails as data, not as text for people.
enum StructuredForm {
    /// The fields of a body in any of the notations that programs post; nil when it is in none of them.
    static func fields(in text: String) -> [FormField]? {
        guard text.utf8.count <= FormMarkup.maximumOctets else { return nil }
        return JSONForm.fields(in: text) ?? XMLForm.fields(in: text) ?? URLEncodedForm.fields(in: text)
            ?? CSVForm.fields(in: text) ?? ArrayDump.fields(in: text)
    }
}
