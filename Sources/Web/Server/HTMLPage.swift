import HTTPTypes
import Hummingbird

/// A page as a response: HTML with the headers that keep a browser from running or loading anything in it.
struct HTMLPage: ResponseGenerator {
    var html: String
    var status: HTTPResponse.Status = .ok
    /// Our own pages show one frame; captured mail shows nothing but itself.
    var policy = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'"

    /// For HTML that came in a message: no script, no form, no network, an origin of its own.
    static let mailPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"

    func response(from request: Request, context: some RequestContext) throws -> Response {
        var response = Response(status: status, body: .init(byteBuffer: ByteBuffer(string: html)))
        response.headers[.contentType] = "text/html; charset=utf-8"
        response.headers[.contentSecurityPolicy] = policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.cacheControl] = "no-store"
        if let referrer = HTTPField.Name("Referrer-Policy") { response.headers[referrer] = "no-referrer" }
        return response
    }
}
