import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Testing

@testable import Web

/// The page that ends follow-ups.
@Suite struct UnsubscribeRouteTests {
    private final class Desk: UnsubscribeDesk {
        let ended = Mutex<[String]>([])
        func knows(token: String) -> Bool { token == "good" }
        func unsubscribe(token: String, way: String) async throws -> Bool {
            if token == "broken" { throw CancellationError() }
            guard knows(token: token) else { return false }
            ended.withLock { $0.append(way) }
            return true
        }
    }

    private let desk = Desk()

    private func post(_ token: String, _ body: String) async -> Response {
        var fields = HTTPFields()
        fields[.contentType] = "application/x-www-form-urlencoded"
        let head = HTTPRequest(method: .post, scheme: "http", authority: "x", path: "/u/x", headerFields: fields)
        return await route.post(Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body))), token)
    }

    private var route: UnsubscribeRoute {
        UnsubscribeRoute(desk: desk, office: "TNT <Limousine>", logger: Logger(label: "unsubscribe"))
    }

    /// Attack on a customer's wish: a mail scanner that opens every link.
    @Test func aScannerEndsNothing() {
        let page = route.page("good")
        #expect(page.status == .ok)
        #expect(page.headers[.contentSecurityPolicy]?.contains("form-action 'self'") == true)
        #expect(desk.ended.withLock { $0.isEmpty })
        #expect(route.page("forged").status == .notFound)
    }

    @Test func aPostEndsThem() async {
        #expect(await post("good", "List-Unsubscribe=One-Click").status == .ok)
        #expect(await post("good", "way=page").status == .ok)
        #expect(await post("good", "").status == .ok)
        #expect(desk.ended.withLock { $0 } == ["one-click", "page", "page"])
    }

    @Test func aForgedTokenEndsNothing() async {
        #expect(await post("forged", "List-Unsubscribe=One-Click").status == .notFound)
        #expect(desk.ended.withLock { $0.isEmpty })
    }

    @Test func whatCannotBeNotedIsSaid() async {
        let answer = await post("broken", "List-Unsubscribe=One-Click")
        #expect(answer.status == .serviceUnavailable)
        #expect(answer.headers[.retryAfter] == "30")
    }
}
