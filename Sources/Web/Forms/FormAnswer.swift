import Foundation
import HTTPTypes
import Hummingbird
import MailTypes

/// What a call of the form door is answered, to a program as JSON, to a browser as a page or a way on.
struct FormAnswer: Sendable {
    let status: HTTPResponse.Status
    /// A word for programs.
    let code: String
    /// A sentence for people.
    let message: String
    var id: QueueID?
    /// Where a browser goes next.
    var next: String?
    /// Seconds until another try makes sense (RFC 9110 §10.2.3).
    var retryAfter: Int?

    /// Whether the form has been taken, or looks so to a robot.
    var isTaken: Bool { status == .accepted }

    static func accepted(_ id: QueueID?, next: String?) -> FormAnswer {
        FormAnswer(
            status: .accepted, code: "accepted",
            message: "Thank you. Your inquiry has arrived; an answer is on its way.",
            id: id, next: next)
    }

    static func refused(_ status: HTTPResponse.Status, _ code: String, _ message: String, retryAfter: Int? = nil)
        -> FormAnswer
    {
        FormAnswer(status: status, code: code, message: message, retryAfter: retryAfter)
    }

    func response(forBrowser: Bool) -> Response {
        var response: Response
        if forBrowser, isTaken, let next {
            response = Response(status: .seeOther)
            response.headers[.location] = next
        } else if forBrowser {
            response = page
        } else {
            response = Response(status: status, body: .init(byteBuffer: ByteBuffer(string: json)))
            response.headers[.contentType] = "application/json"
        }
        response.headers[.cacheControl] = "no-store"
        response.headers[.xContentTypeOptions] = "nosniff"
        if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
        return response
    }

    private struct Body: Encodable {
        var status: String
        var id: String?
        var message: String
    }

    private var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = Body(status: code, id: id?.description, message: message)
        // Strings always encode.
        return (try? encoder.encode(body)).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? "{}\n"
    }

    private var page: Response {
        let title = isTaken ? "Thank you" : "Not sent"
        let html = PublicPage.html(title: title, office: "", content: "<p>\(message)</p>")
        var response = Response(
            status: isTaken ? .ok : status, body: .init(byteBuffer: ByteBuffer(string: html)))
        response.headers[.contentType] = "text/html; charset=utf-8"
        response.headers[.contentSecurityPolicy] = PublicPage.policy(posts: false)
        return response
    }
}
