import Foundation
import MailTypes
import Testing
import Yams

@testable import Leads

@Suite("Forms as browsers and services post them")
struct PostedFormTests {
    private static func fields(_ type: String, _ body: String) throws -> [String] {
        try PostedForm(contentType: type, body: Array(body.utf8)).fields.map { "\($0.label)=\($0.value)" }
    }

    @Test(
        "each notation gives the same fields",
        arguments: [
            (
                "application/x-www-form-urlencoded; charset=UTF-8",
                "your-name=Ana+P%C3%A9rez&your-message=Dos%0D%0Al%C3%ADneas&cars=sedan&cars=van"
            ),
            (
                "multipart/form-data; boundary=x7",
                "--x7\r\nContent-Disposition: form-data; name=\"your-name\"\r\n\r\nAna Pérez\r\n--x7\r\n"
                    + "Content-Disposition: form-data; name=\"your-message\"\r\n\r\nDos\r\nlíneas\r\n--x7\r\n"
                    + "Content-Disposition: form-data; name=\"cars\"\r\n\r\nsedan\r\n--x7\r\n"
                    + "Content-Disposition: form-data; name=\"cars\"\r\n\r\nvan\r\n--x7--\r\n"
            ),
            (
                "application/json",
                #"{"your-name": "Ana P\u00e9rez", "your-message": "Dos\r\nlíneas", "cars": ["sedan", "van"]}"#
            ),
        ])
    func notations(type: String, body: String) throws {
        #expect(
            try Self.fields(type, body) == ["your-name=Ana Pérez", "your-message=Dos\nlíneas", "cars=sedan, van"])
    }

    @Test("one field is a form, and a file is counted, not kept")
    func small() throws {
        #expect(try Self.fields("application/x-www-form-urlencoded", "email=a%40b.example") == ["email=a@b.example"])
        #expect(try Self.fields("application/json", #"{"email": "a@b.example"}"#) == ["email=a@b.example"])
        let form = try PostedForm(
            contentType: "multipart/form-data; boundary=b",
            body: Array(
                """
                --b\r\nContent-Disposition: form-data; name="cv"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF\r
                --b\r\nContent-Disposition: form-data; name="email"\r\n\r\na@b.example\r\n--b--\r\n
                """.utf8))
        #expect(form.files == 1)
        #expect(form.fields == [FormField(label: "email", value: "a@b.example")])
    }

    @Test("Typeform's answers find their questions")
    func typeform() throws {
        let body = #"""
            {"event_id": "1", "event_type": "form_response", "form_response": {
              "form_id": "a", "hidden": {"utm_source": "ads"},
              "definition": {"id": "a", "title": "t", "fields": [
                {"id": "f1", "title": "Your name", "type": "short_text", "ref": "r"},
                {"id": "f2", "title": "How many ride?", "type": "number", "ref": "s"},
                {"id": "f3", "title": "Which cars?", "type": "multiple_choice", "ref": "u"},
                {"id": "f4", "title": "Both ways?", "type": "yes_no", "ref": "v"}]},
              "answers": [
                {"type": "text", "text": "Ana", "field": {"id": "f1", "type": "short_text"}},
                {"type": "number", "number": 4, "field": {"id": "f2", "type": "number"}},
                {"type": "choices", "choices": {"labels": ["Sedan", "Van"]}, "field": {"id": "f3", "type": "x"}},
                {"type": "boolean", "boolean": true, "field": {"id": "f4", "type": "yes_no"}},
                {"type": "email", "email": "ana@b.example", "field": {"id": "f9", "type": "email"}}]}}
            """#
        #expect(
            try Self.fields("application/json", body) == [
                "Your name=Ana", "How many ride?=4", "Which cars?=Sedan, Van", "Both ways?=yes", "f9=ana@b.example",
                "utm_source=ads",
            ])
    }

    @Test("Elementor's arrays of properties are questions")
    func elementor() throws {
        let body = [
            "form[id]": "c9", "form[name]": "Quote", "fields[name][id]": "name", "fields[name][title]": "Full name",
            "fields[name][value]": "Ana", "fields[x1][id]": "x1", "fields[x1][title]": "", "fields[x1][value]": "4",
            "meta[remote_ip][value]": "192.0.2.1",
        ].sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
        let form = try PostedForm(contentType: "application/x-www-form-urlencoded", body: Array(body.utf8))
        let profile = try Self.profile("elementor")
        #expect(FormProfileBook([profile]).profile(of: form).name == "elementor")
        #expect(
            Set(profile.labelled(form)) == [
                FormField(label: "Full name", value: "Ana"), FormField(label: "x1", value: "4"),
            ])
    }

    @Test(
        "what is no form is refused by name",
        arguments: [
            ("text/plain", "a=b", PostedFormFault.unknownType), ("", "a=b", .unknownType),
            ("application/json", "{", .malformed("JSON body")), ("application/json", "[]", .malformed("JSON body")),
            ("application/x-www-form-urlencoded", "", .empty),
            ("multipart/form-data", "--x\r\n", .malformed("multipart body")),
            ("multipart/form-data; boundary=x\r\nBcc: a", "--x\r\n", .malformed("content type")),
            (
                "multipart/form-data; boundary=x", "--x\r\nContent-Type: text/plain\r\n\r\na\r\n--x--",
                .malformed("part without a name")
            ),
            (
                "application/x-www-form-urlencoded", (0...200).map { "f\($0)=1" }.joined(separator: "&"),
                .tooManyFields
            ),
            ("application/json", String(repeating: " ", count: PostedForm.mostOctets + 1), .tooLarge),
        ])
    func refused(type: String, body: String, fault: PostedFormFault) {
        #expect(throws: fault) { try Self.fields(type, body) }
        #expect(!fault.explanation.isEmpty)
    }

    private static func profile(_ name: String) throws -> FormProfile {
        try YAMLDecoder().decode(FormProfile.self, from: try ProjectFiles.text("rules/forms/\(name).yml"))
    }

    private static let shipped = [
        "contact-form-7", "elementor", "gravity-forms", "squarespace", "typeform", "webflow", "wix",
    ]

    @Test("the shipped profiles have no fault", arguments: shipped)
    func profiles(name: String) throws {
        let profile = try Self.profile(name)
        #expect(profile.name == name)
        #expect(profile.faults() == [])
    }

    @Test(
        "posts of the common services are told and labelled",
        arguments: [
            (
                "contact-form-7", "_wpcf7=12&_wpcf7_version=5.9&your-name=Ana&your-email=a%40b.example&your-message=Hi",
                ["Name=Ana", "Email=a@b.example", "Message=Hi"]
            ),
            (
                "gravity-forms", "form_id=3&1.3=Ana&1.6=Ruiz&2=a%40b.example&ip=192.0.2.1",
                ["First name=Ana", "Last name=Ruiz", "Email=a@b.example"]
            ),
            (
                "wix", "formName=Quote&field:first_name=Ana&field:email=a%40b.example",
                ["First name=Ana", "Email=a@b.example"]
            ),
            (
                "squarespace", "form_submission_id=9&fname=Ana&email=a%40b.example",
                ["First name=Ana", "email=a@b.example"]
            ),
            ("generic", "firstName=Ana&e-mail=a%40b.example", ["first Name=Ana", "e mail=a@b.example"]),
        ])
    func services(name: String, body: String, expected: [String]) throws {
        let book = FormProfileBook(try Self.shipped.map(Self.profile))
        let form = try PostedForm(contentType: "application/x-www-form-urlencoded", body: Array(body.utf8))
        let profile = book.profile(of: form)
        #expect(profile.name == name)
        #expect(profile.labelled(form).map { "\($0.label)=\($0.value)" } == expected)
    }

    @Test(
        "faults of a profile are named",
        arguments: [
            ("name: A b", "name"), ("name: a\norigins: [www.example.com]", "origins"),
            ("name: a\norigins: [\"https://a.example/x\"]", "origins"),
            ("name: a\nthanks: http://a.example/", "thanks"), ("name: a\nthanks: \"javascript:alert(1)\"", "thanks"),
            ("name: a\nleast_seconds: -1", "least_seconds"), ("name: a\nkey_files: [a, b, c]", "key_files"),
            ("name: a\nhoneypot: x", "honeypot"),
        ])
    func faults(text: String, path: String) throws {
        #expect(try YAMLDecoder().decode(FormProfile.self, from: text).faults().map(\.path) == [path])
    }
}
