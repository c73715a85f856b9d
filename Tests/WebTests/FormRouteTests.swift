import Foundation
import HTTPTypes
import Hummingbird
import Leads
import Logging
import MailTypes
import NIOCore
import NIOEmbedded
import Store
import Synchronization
import Testing
import Vault

@testable import Web

/// The form door, request by request, with a real ledger.
@Suite struct FormRouteTests {
    /// Remembers what it was given.
    private final class Spool: FormIntake {
        struct Taken: Sendable {
            var fields: [FormField]
            var form: String
            var peer: String
            var key: String?
        }
        let profiles: FormProfileBook
        let taken = Mutex<[Taken]>([])
        let fails = Mutex(false)

        init(_ profiles: [FormProfile]) {
            self.profiles = FormProfileBook(profiles)
        }

        func keys(of profile: FormProfile) -> [[UInt8]] { profile.keyFiles.isEmpty ? [] : [Array("secret".utf8)] }

        func take(
            _ fields: [FormField], form: String, peer: String, key: String?, arrival: Date
        ) async throws -> QueueID {
            if fails.withLock({ $0 }) { throw FormIntakeFault.disk(cause: "full") }
            let count = taken.withLock {
                $0.append(Taken(fields: fields, form: form, peer: peer, key: key))
                return $0.count
            }
            return try #require(QueueID(String(repeating: "0", count: 13 - String(count).count) + String(count)))
        }
    }

    private struct Callers: CallerNames {
        func isProxy(_ address: String) -> Bool { address == "192.0.2.99" || address == "local" }
        func counted(_ address: String) -> String { address }
    }

    private static let now = Date(timeIntervalSince1970: 1_800_000_000)
    private let spool = Spool([
        FormProfile(
            name: "quote", recognise: ["quote_form"], fields: ["your-name": "Name"], honeypots: ["fax2"],
            startedField: "started", origins: ["https://www.tnt.example"], thanks: "https://www.tnt.example/thanks"),
        FormProfile(name: "signed", keyFiles: ["signed.key"]),
    ])
    private let folder: String
    private let store: Store
    private let route: FormRoute

    init() throws {
        folder = NSTemporaryDirectory() + "forms-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        store = try Store.open(path: folder + "/ledger", vault: Vault(Keyring.generate()))
        route = FormRoute(
            intake: spool, store: store, rate: CallRate(perMinute: 20), peers: Callers(), now: { Self.now },
            logger: Logger(label: "forms"))
    }

    private func post(
        _ body: String, to form: String? = nil, type: String = "application/x-www-form-urlencoded",
        headers: [String: String] = [:]
    ) async throws -> (status: Int, headers: HTTPFields, body: String) {
        var fields = HTTPFields()
        fields[.contentType] = type
        for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
        let request = Request(
            head: HTTPRequest(
                method: .post, scheme: "http", authority: "x", path: FormRoute.path, headerFields: fields),
            body: RequestBody(buffer: ByteBuffer(string: body)))
        let context = WebContext(
            source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "forms")))
        let response = await route.post(request, context, form: form)
        let writer = Collected()
        try await response.body.write(writer)
        return (response.status.code, response.headers, writer.text.withLock { $0 })
    }

    private final class Collected: ResponseBodyWriter {
        let text = Mutex("")
        func write(_ buffer: ByteBuffer) async throws { text.withLock { $0 += String(buffer: buffer) } }
        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    private static let browser = ["Accept": "text/html,application/xhtml+xml"]

    @Test func aFormIsTakenLabelledAndNoted() async throws {
        let answer = try await post("quote_form=1&your-name=Ana&email=ana%40b.example&fax2=&started=1799999000")
        #expect(answer.status == 202)
        #expect(answer.body.contains("\"id\":\"0000000000001\""))
        let taken = try #require(spool.taken.withLock { $0 }.first)
        #expect(taken.form == "quote")
        #expect(
            taken.fields == [
                FormField(label: "quote form", value: "1"), FormField(label: "Name", value: "Ana"),
                FormField(label: "email", value: "ana@b.example"),
            ])
        let call = try #require(try await store.webhookCalls(limit: 5).first)
        #expect(call.outcome == .accepted)
        #expect(call.form == "quote")
        #expect(call.status == 202)
        #expect(call.message == QueueID("0000000000001"))
    }

    @Test func aBrowserIsLedOn() async throws {
        let answer = try await post("quote_form=1&your-name=Ana", headers: Self.browser)
        #expect(answer.status == 303)
        #expect(answer.headers[.location] == "https://www.tnt.example/thanks")
        let own = try await post("your-name=Ana", headers: Self.browser)
        #expect(own.status == 200)
        #expect(own.body.contains("Thank you"))
        let broken = try await post("", headers: Self.browser)
        #expect(broken.status == 422)
        #expect(broken.body.contains("Not sent"))
    }

    @Test func whatIsRefusedIsNotKept() async throws {
        let cases: [(body: String, form: String?, type: String, status: Int)] = [
            ("a=b", nil, "text/plain", 415), ("{", nil, "application/json", 400), ("", nil, "application/json", 400),
            ("quote_form=1&started=1799999999", nil, "application/x-www-form-urlencoded", 400),
            ("email=", nil, "application/x-www-form-urlencoded", 422),
            ("a=b", "nobody", "application/x-www-form-urlencoded", 404),
            ("a=b", "signed", "application/x-www-form-urlencoded", 401),
            (
                "a=" + String(repeating: "x", count: PostedForm.mostOctets), nil, "application/x-www-form-urlencoded",
                413
            ),
        ]
        for given in cases {
            let answer = try await post(given.body, to: given.form, type: given.type)
            #expect(answer.status == given.status, "\(given.body.prefix(40))")
        }
        #expect(spool.taken.withLock { $0.isEmpty })
        let calls = try await store.webhookCalls(limit: 20)
        #expect(calls.count == cases.count)
        #expect(calls.allSatisfy { $0.outcome == .refused && $0.reason != nil })
    }

    /// Attack: robots that fill in every field.
    @Test func aRobotIsThankedAndForgotten() async throws {
        let answer = try await post("quote_form=1&your-name=Ana&fax2=1", headers: Self.browser)
        #expect(answer.status == 303)
        #expect(spool.taken.withLock { $0.isEmpty })
        #expect(try await store.webhookCalls(limit: 1).first?.outcome == .robot)
    }

    @Test func oneKeyIsOneCall() async throws {
        let key = ["Idempotency-Key": "7"]
        let first = try await post("your-name=Ana", headers: key)
        let second = try await post("your-name=Ana", headers: key)
        #expect(first.body == second.body)
        #expect(try await post("your-name=Bea", headers: key).status == 422)
        #expect(
            try await post("your-name=Ana", headers: ["Idempotency-Key": String(repeating: "k", count: 201)]).status
                == 400)
        #expect(spool.taken.withLock { $0.count } == 1)
        #expect(try await store.webhookCalls(limit: 5).map(\.outcome).contains(.repeated))
    }

    @Test func aFullDiskIsSaidAndMayBeTriedAgain() async throws {
        spool.fails.withLock { $0 = true }
        let answer = try await post("your-name=Ana", headers: ["Idempotency-Key": "9"])
        #expect(answer.status == 503)
        #expect(answer.headers[.retryAfter] == "30")
        #expect(try await store.webhookCalls(limit: 1).first?.outcome == .failed)
        spool.fails.withLock { $0 = false }
        #expect(try await post("your-name=Ana", headers: ["Idempotency-Key": "9"]).status == 202)
    }

    /// Attack: a flood from one address, with or without forged X-Forwarded-For.
    @Test func aFloodIsToldToWait() async throws {
        for _ in 0..<20 {
            #expect(try await post("a=b", headers: ["X-Forwarded-For": "203.0.113.5"]).status == 202)
        }
        let flooded = try await post("a=b", headers: ["X-Forwarded-For": "198.51.100.1, 203.0.113.5"])
        #expect(flooded.status == 429)
        #expect(flooded.headers[.retryAfter] == "3")
        #expect(try await post("a=b", headers: ["X-Forwarded-For": "203.0.113.5, 192.0.2.99"]).status == 429)
        #expect(try await post("a=b", headers: ["X-Forwarded-For": "203.0.113.6"]).status == 202)
        #expect(try await store.webhookCalls(limit: 100).count == 21, "what is refused for its rate fills no table")
    }

    @Test func scriptsOfKnownPagesMayPost() async throws {
        let origin = ["Origin": "https://www.tnt.example"]
        let known = try await post("quote_form=1&your-name=Ana", headers: origin)
        #expect(known.headers[.accessControlAllowOrigin] == "https://www.tnt.example")
        let strange = try await post("quote_form=1&your-name=Ana", headers: ["Origin": "https://evil.example"])
        #expect(strange.status == 202)
        #expect(strange.headers[.accessControlAllowOrigin] == nil)
        func preflight(_ origin: String) -> Response {
            var fields = HTTPFields()
            fields[.origin] = origin
            let head = HTTPRequest(
                method: .options, scheme: "http", authority: "x", path: FormRoute.path, headerFields: fields)
            return route.preflight(Request(head: head, body: RequestBody(buffer: ByteBuffer())), form: nil)
        }
        #expect(preflight("https://www.tnt.example").status == .noContent)
        #expect(preflight("https://evil.example").status == .forbidden)
    }
}
