import Foundation
import HTTPTypes
import Hummingbird
import Logging
import MailTypes
import ServiceLifecycle
import Store

/// The web side: the door of forms, `/healthz`, and the demo's pages. GET changes nothing.
package struct WebServer {
    private let store: Store
    private let captured: (any CapturedMail)?
    private let pages: Pages
    private let forms: FormRoute
    private let unsubscribe: UnsubscribeRoute
    private let logger: Logger

    /// - Parameters:
    ///   - forms: takes what is posted.
    ///   - unsubscribes: ends follow-ups.
    ///   - office: the name that pages show.
    ///   - callsPerMinute: posts from one address in a minute.
    ///   - captured: the replies to show; nil in service, where they are with their recipients.
    package init(
        store: Store, forms: any FormIntake, unsubscribes: any UnsubscribeDesk, office: String, peers: any CallerNames,
        callsPerMinute: Int,
        captured: (any CapturedMail)?, logger: Logger
    ) throws {
        self.store = store
        self.captured = captured
        self.logger = logger
        self.forms = FormRoute(
            intake: forms, store: store, rate: CallRate(perMinute: callsPerMinute), peers: peers, now: { Date() },
            logger: logger)
        unsubscribe = UnsubscribeRoute(desk: unsubscribes, office: office, logger: logger)
        pages = try Pages()
    }

    /// The server as a service on an address.
    package func service(host: String, port: Int) -> any Service {
        Application(
            router: router(), configuration: .init(address: .hostname(host, port: port), serverName: nil),
            logger: logger
        )
    }

    func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self)
        router.get("/healthz") { _, _ in try await health() }
        for path in [FormRoute.path, FormRoute.path + "/:form"] {
            let path = RouterPath(path)
            router.post(path) { request, context in
                await forms.post(request, context, form: context.parameters.get("form"))
            }
            router.on(path, method: .options) { request, context in
                forms.preflight(request, form: context.parameters.get("form"))
            }
        }
        router.get(RouterPath(UnsubscribeRoute.path)) { _, context in
            unsubscribe.page(context.parameters.get("token") ?? "")
        }
        router.post(RouterPath(UnsubscribeRoute.path)) { request, context in
            await unsubscribe.post(request, context.parameters.get("token") ?? "")
        }
        if captured != nil {
            router.get("/") { _, _ in try await leads() }
            router.get("/leads/:id") { _, context in try await lead(context.parameters.get("id") ?? "") }
            router.get("/captured/:id") { _, context in try await message(context.parameters.get("id") ?? "") }
            router.get("/captured/:id/html") { _, context in try await markup(context.parameters.get("id") ?? "") }
        }
        return router
    }

    /// 200 when the ledger answers, 503 when it does not: for a monitor.
    private func health() async throws -> Response {
        do {
            _ = try await store.leadCounts()
            return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: "ok\n")))
        } catch {
            logger.error("health check failed", metadata: ["error": "\(error)"])
            return Response(status: .serviceUnavailable, body: .init(byteBuffer: ByteBuffer(string: "ledger\n")))
        }
    }

    private func leads() async throws -> HTMLPage {
        let leads = try await store.leads(limit: Pages.listed)
        return try pages.leads(leads, captured: await captured?.newest(Pages.listed) ?? [])
    }

    private func lead(_ text: String) async throws -> HTMLPage {
        guard let id = QueueID(text), let detail = try await store.leadDetail(id) else { return try pages.missing() }
        return try pages.lead(detail)
    }

    private func message(_ id: String) async throws -> HTMLPage {
        guard let message = await captured?.message(id) else { return try pages.missing() }
        return try pages.captured(message)
    }

    private func markup(_ id: String) async throws -> HTMLPage {
        guard let html = await captured?.message(id)?.html else { return try pages.missing() }
        return HTMLPage(html: html, policy: HTMLPage.mailPolicy)
    }
}
