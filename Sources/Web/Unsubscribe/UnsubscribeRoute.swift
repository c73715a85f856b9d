import Foundation
import HTTPTypes
import Hummingbird
import Leads
import Logging

/// `/u/TOKEN`: GET shows a page with a button and changes nothing, as scanners open every link; POST ends the follow-ups,
/// by the button or by a mail program's one click (RFC 8058 §3.2).
struct UnsubscribeRoute: Sendable {
    let desk: any UnsubscribeDesk
    let office: String
    let logger: Logger

    static let path = "/u/:token"
    /// Octets of a post; both forms of it are a few words.
    private static let mostOctets = 4096

    func page(_ token: String) -> Response {
        guard desk.knows(token: token) else { return missing }
        return respond(
            .ok, "Stop our follow-ups?",
            """
            <p>We will not write again about your inquiry on our own. If you write to us, you still get an answer.</p>
            <form method="post"><input type="hidden" name="way" value="page"><button>Stop the follow-ups</button></form>
            """, posts: true)
    }

    func post(_ request: Request, _ token: String) async -> Response {
        var request = request
        do {
            let body = [UInt8](try await request.collectBody(upTo: Self.mostOctets).readableBytesView)
            let form = try? PostedForm(contentType: request.headers[.contentType] ?? "", body: body)
            // RFC 8058 §3.2: the mail program posts exactly this; whatever else is posted came from the page.
            let way = form?[name: "List-Unsubscribe"] == "One-Click" ? "one-click" : "page"
            guard try await desk.unsubscribe(token: token, way: way) else { return missing }
            return respond(
                .ok, "Done", "<p>You will not hear from us again about this inquiry unless you write to us.</p>")
        } catch {
            logger.error("unsubscription cannot be recorded", metadata: ["error": "\(error)"])
            var response = respond(
                .serviceUnavailable, "Not yet", "<p>We could not note this just now. Please try again in a minute.</p>")
            response.headers[.retryAfter] = "30"
            return response
        }
    }

    private var missing: Response {
        respond(
            .notFound, "Not here",
            "<p>This link is not complete. Reply \u{201C}stop\u{201D} to our mail and we will not write again.</p>")
    }

    private func respond(
        _ status: HTTPResponse.Status, _ title: String, _ content: String, posts: Bool = false
    ) -> Response {
        var response = Response(
            status: status,
            body: .init(
                byteBuffer: ByteBuffer(
                    string: PublicPage.html(title: title, office: office, content: content))))
        response.headers[.contentType] = "text/html; charset=utf-8"
        response.headers[.contentSecurityPolicy] = PublicPage.policy(posts: posts)
        response.headers[.cacheControl] = "no-store"
        response.headers[.xContentTypeOptions] = "nosniff"
        // The address names a person: no other site learns it.
        if let referrer = HTTPField.Name("Referrer-Policy") { response.headers[referrer] = "no-referrer" }
        return response
    }
}
