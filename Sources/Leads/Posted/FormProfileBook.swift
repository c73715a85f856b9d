/// All form profiles in force.
package struct FormProfileBook: Hashable, Sendable {
    /// By name.
    package let profiles: [FormProfile]

    package init(_ profiles: [FormProfile]) {
        self.profiles = profiles.sorted { $0.name < $1.name }
    }

    package subscript(name name: String) -> FormProfile? {
        profiles.first { $0.name == name }
    }

    /// What reads a form that no file describes: its fields by their own names.
    package static let generic = FormProfile(name: "generic")

    /// The profile of a post whose address names none: that of the service whose notation it has, else the first by name
    /// that a field tells, else `generic`.
    package func profile(of form: PostedForm) -> FormProfile {
        form.service.flatMap { self[name: $0] } ?? profiles.first { $0.isTold(by: form) } ?? self[name: "generic"]
            ?? FormProfileBook.generic
    }
}
