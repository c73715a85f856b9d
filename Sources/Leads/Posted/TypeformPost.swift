import FoundationEssentials

/// The webhook of Typeform: answers that name their question by its ID, and the questions apart.
struct TypeformPost: Decodable {
    private struct Response: Decodable {
        var definition: Definition
        var answers: [Answer]
        var hidden: [String: String]?
    }

    private struct Definition: Decodable {
        var fields: [Question]
    }

    private struct Question: Decodable {
        var id: String
        var title: String
    }

    private struct Answer: Decodable {
        var field: Reference
        var text, email, url, date: String?
        var phoneNumber: String?
        var number: Double?
        var boolean: Bool?
        var choice: Choice?
        var choices: Choices?

        private enum CodingKeys: String, CodingKey {
            case field, text, email, url, date, number, boolean, choice, choices
            case phoneNumber = "phone_number"
        }

        var value: String? {
            let words = [text, email, phoneNumber, url, date, choice?.words, choices?.words]
            if let word = words.lazy.compactMap({ $0 }).first { return word }
            if let boolean { return boolean ? "yes" : "no" }
            guard let number else { return nil }
            return number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
        }
    }

    private struct Reference: Decodable {
        var id: String
    }

    private struct Choice: Decodable {
        var label: String?
        var other: String?
        var words: String? { label ?? other }
    }

    private struct Choices: Decodable {
        var labels: [String]?
        var other: String?
        var words: String? {
            let all = (labels ?? []) + [other].compactMap { $0 }
            return all.isEmpty ? nil : all.joined(separator: ", ")
        }
    }

    private var response: Response

    private enum CodingKeys: String, CodingKey {
        case response = "form_response"
    }

    /// Questions with their answers; nil when the body is no such post.
    static func fields(in body: [UInt8]) -> [FormField]? {
        guard let post = try? JSONDecoder().decode(TypeformPost.self, from: Data(body)) else { return nil }
        let titles = Dictionary(
            post.response.definition.fields.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        let answers = post.response.answers.compactMap { answer in
            answer.value.map { FormField(label: titles[answer.field.id] ?? answer.field.id, value: $0) }
        }
        let hidden = (post.response.hidden ?? [:]).sorted { $0.key < $1.key }
        return answers + hidden.map { FormField(label: $0.key, value: $0.value) }
    }
}
