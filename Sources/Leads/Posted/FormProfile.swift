/// What is known of one form, or of one kind of form service: a file of `rules/forms/`.
package struct FormProfile: Hashable, Sendable {
    /// The name that a post's address may carry: `/webhooks/form-submission/NAME`.
    package var name: String
    /// Posted names of which one tells this form, where the address names none. A `*` at the end stands for any rest.
    package var recognise: [String]
    /// Posted names and the label each stands for; what is not named keeps its own.
    package var fields: [String: String]
    /// Posted names that say nothing of the person. A `*` at the end stands for any rest.
    package var ignore: [String]
    /// Fields that people do not see: whoever fills one in is a robot.
    package var honeypots: [String]
    /// The field in which the page notes when it was shown, as seconds or milliseconds since 1970.
    package var startedField: String?
    /// The least seconds between that and the post.
    package var leastSeconds: Int
    /// Origins whose pages may post by script (CORS).
    package var origins: [String]
    /// Where a browser that posted a plain form is sent.
    package var thanks: String?
    /// Files of the secrets by which the sender signs; two of them while one replaces the other.
    package var keyFiles: [String]
    package var signature: Signature
    package var unknownKeys: [String] = []

    /// How the sender signs.
    package enum Signature: String, Sendable, Codable, CaseIterable {
        /// `X-FirstReply-Signature: t=SECONDS,v1=HEX`, HMAC-SHA256 over `SECONDS.BODY`.
        case firstreply
        /// `Typeform-Signature: sha256=BASE64`, HMAC-SHA256 over the body; it carries no time.
        case typeform
    }

    package init(
        name: String, recognise: [String] = [], fields: [String: String] = [:], ignore: [String] = [],
        honeypots: [String] = [], startedField: String? = nil, leastSeconds: Int = 3, origins: [String] = [],
        thanks: String? = nil, keyFiles: [String] = [], signature: Signature = .firstreply
    ) {
        self.name = name
        self.recognise = recognise
        self.fields = fields
        self.ignore = ignore
        self.honeypots = honeypots
        self.startedField = startedField
        self.leastSeconds = leastSeconds
        self.origins = origins
        self.thanks = thanks
        self.keyFiles = keyFiles
        self.signature = signature
    }

    /// Questions and answers under labels that people, and our reader of forms, know.
    package func labelled(_ form: PostedForm) -> [FormField] {
        let hidden = Set(honeypots + [startedField, FormProfile.thanksField].compactMap { $0 })
        return form.fields.compactMap { field in
            guard !hidden.contains(field.label), !ignore.contains(where: { FormProfile.matches($0, field.label) })
            else {
                return nil
            }
            return FormField(label: fields[field.label] ?? JSONLabel.spaced(field.label), value: field.value)
        }
    }

    /// Whether a field tells this form.
    func isTold(by form: PostedForm) -> Bool {
        form.fields.contains { field in recognise.contains { FormProfile.matches($0, field.label) } }
    }

    /// The field by which a page may name its own page of thanks.
    package static let thanksField = "_next"

    private static func matches(_ pattern: String, _ name: String) -> Bool {
        pattern.hasSuffix("*") ? name.hasPrefix(pattern.dropLast()) : name == pattern
    }
}
