extension Template {
    /// The acknowledgement that answers when there is no other: no file, no parser, nothing that can be missing.
    package static let lastResort: Template = {
        let subject = "We have received your inquiry - {{business_name}}"
        let body = """
            Hi {{greeting_name}},

            Thank you for writing to {{business_name}}. Your inquiry has reached us, and a member of our team will \
            answer you personally with availability and a price.

            If you have not told us yet, please reply with the date and time, the pickup and drop-off addresses, and \
            the number of passengers. That lets us quote you without a second round of questions.

            Best regards,

            {{manager_name}}
            """
        var hash = ContentHash()
        hash.combine(subject + "\n" + body)
        var front = FrontMatter()
        front.name = "built-in"
        front.subject = subject
        return Template(
            name: front.name, file: "built-in", trigger: front.trigger, delay: 0, variant: nil, fields: [],
            defaults: [:],
            hash: hash.text, subject: CompiledText(fieldsOnly: subject), preheader: nil,
            body: CompiledText(fieldsOnly: body),
            source: TemplateSource(
                file: "built-in", front: front, subject: TaggedText(subject), preheader: nil, body: TaggedText(body),
                text: body))
    }()
}
