import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Leads
import Logging
import MailTypes
import Store

/// `POST /webhooks/form-submission`: takes a form into the spool and answers once it is there (M38-M40, M61).
///
/// A plain HTML form on any site needs nothing else: name this address as its action. Whoever can, sends an
/// Idempotency-Key, signs, and posts JSON.
struct FormRoute: Sendable {
    let intake: any FormIntake
    let store: Store
    let rate: CallRate
    let peers: any CallerNames
    let now: @Sendable () -> Date
    let logger: Logger

    static let path = "/webhooks/form-submission"

    /// How long a key names the same call: longer than any sender goes on trying.
    private static let keyLifetime = 86_400.0
    private static let longestKey = 200

    private static let idempotencyKey = HTTPField.Name("Idempotency-Key")
    private static let forwardedFor = HTTPField.Name("X-Forwarded-For")
    private static let signatures: [FormProfile.Signature: HTTPField.Name] = [
        .firstreply: "X-FirstReply-Signature", .typeform: "Typeform-Signature",
    ].compactMapValues { HTTPField.Name($0) }

    /// One call on its way.
    private struct Call {
        let began: Date
        let peer: String
        let key: String?
        var form = "unknown"
        var octets = 0
        var digest: String?
        var profile: FormProfile?
    }

    func post(_ request: Request, _ context: WebContext, form name: String?) async -> Response {
        var call = Call(
            began: now(), peer: caller(request, context),
            key: Self.idempotencyKey.flatMap { request.headers[$0] }.flatMap { $0.isEmpty ? nil : $0 })
        // Not noted in the ledger: a flood must not fill it.
        if let wait = rate.wait(for: peers.counted(call.peer), at: call.began) {
            logger.notice("form refused: too many from one address", metadata: ["wait": "\(wait)"])
            return respond(
                .refused(.tooManyRequests, "slow_down", "Too many at once. Please try again later.", retryAfter: wait),
                request, call)
        }
        var request = request
        let (answer, outcome, reason) = await judge(&request, &call, name)
        await note(call, answer, outcome, reason)
        return respond(answer, request, call)
    }

    /// The answer to a browser that asks, before it lets a script post, whether it may (Fetch, CORS preflight).
    func preflight(_ request: Request, form name: String?) -> Response {
        guard let origin = request.headers[.origin], isKnown(origin, name) else {
            return Response(status: .forbidden)
        }
        var response = Response(status: .noContent)
        allow(origin, &response)
        response.headers[.accessControlAllowMethods] = "POST"
        response.headers[.accessControlAllowHeaders] = "Content-Type, Idempotency-Key"
        response.headers[.accessControlMaxAge] = "3600"
        return response
    }

    // MARK: judging

    private typealias Judgement = (FormAnswer, WebhookCall.Outcome, String?)

    private func judge(_ request: inout Request, _ call: inout Call, _ name: String?) async -> Judgement {
        let body: [UInt8]
        let form: PostedForm
        do {
            body = [UInt8](try await request.collectBody(upTo: PostedForm.mostOctets).readableBytesView)
            call.octets = body.count
            call.digest = SHA256.hash(data: body).map { String($0, radix: 16) }.joined(separator: "-")
            form = try PostedForm(contentType: request.headers[.contentType] ?? "", body: body)
        } catch let fault as PostedFormFault {
            return refusal(Self.status(of: fault), "malformed", "This form cannot be read: \(fault.explanation).")
        } catch {
            return refusal(.contentTooLarge, "too_large", "This form is too large, or it did not arrive whole.")
        }
        guard let profile = profile(name, form) else {
            return refusal(.notFound, "unknown_form", "There is no form of this name here.")
        }
        call.profile = profile
        call.form = profile.name
        if let refusal = unsigned(request, profile, body, call.began) { return refusal }
        let gate = FormGate(profile: profile)
        switch gate.verdict(form, now: call.began) {
        case .person: break
        case .robot: return (.accepted(nil, next: gate.next(form)), .robot, "hidden field filled in")
        case .tooFast:
            return refusal(
                .badRequest, "too_fast", "That was faster than anybody types. Please go back and send it again.")
        }
        let fields = profile.labelled(form)
        guard fields.contains(where: { !$0.value.isEmpty }) else {
            return refusal(.unprocessableContent, "empty", "The form is empty. Please go back and fill it in.")
        }
        return await take(fields, call, next: gate.next(form))
    }

    private func take(_ fields: [FormField], _ call: Call, next: String?) async -> Judgement {
        guard (call.key ?? "").utf8.count <= Self.longestKey else {
            return refusal(.badRequest, "long_key", "The Idempotency-Key is longer than \(Self.longestKey) characters.")
        }
        do {
            let key = call.key.map { "\(call.form) \($0)" }
            if let key, let digest = call.digest {
                let earlier = try await store.earlierCall(
                    idempotencyKey: key, digest: digest, since: call.began.addingTimeInterval(-Self.keyLifetime))
                switch earlier {
                case .same(let id): return (.accepted(id, next: next), .repeated, nil)
                case .different:
                    return refusal(
                        .unprocessableContent, "key_reused", "This Idempotency-Key was used for another form.")
                case nil: break
                }
            }
            let unique = key.map { Self.name(of: $0 + " " + (call.digest ?? "")) }
            let id = try await intake.take(
                fields, form: call.form, peer: call.peer, key: unique, arrival: call.began)
            return (.accepted(id, next: next), .accepted, nil)
        } catch {
            logger.error("form cannot be taken", metadata: ["form": "\(call.form)", "error": "\(error)"])
            let answer = FormAnswer.refused(
                .serviceUnavailable, "later", "We cannot take your inquiry this minute. Please send it again shortly.",
                retryAfter: 30)
            return (answer, .failed, "cannot be stored")
        }
    }

    /// A name for the message that nobody can choose freely.
    private static func name(of key: String) -> String {
        "form-" + SHA256.hash(data: Array(key.utf8)).prefix(16).map { String($0, radix: 36) }.joined()
    }

    private func unsigned(
        _ request: Request, _ profile: FormProfile, _ body: [UInt8], _ now: Date
    ) -> Judgement? {
        guard !profile.keyFiles.isEmpty else { return nil }
        let header = Self.signatures[profile.signature].flatMap { request.headers[$0] }
        let signature = FormSignature(kind: profile.signature, keys: intake.keys(of: profile))
        switch signature.verdict(header, body: body, now: now) {
        case .valid: return nil
        case .missing: return refusal(.unauthorized, "unsigned", "This form has to be signed.")
        case .wrong: return refusal(.unauthorized, "wrong_signature", "The signature is not that of this form.")
        case .outOfTime:
            return refusal(.unauthorized, "out_of_time", "The signature is too old, or from the future.")
        }
    }

    private func refusal(_ status: HTTPResponse.Status, _ code: String, _ message: String) -> Judgement {
        (.refused(status, code, message), .refused, code)
    }

    private static func status(of fault: PostedFormFault) -> HTTPResponse.Status {
        switch fault {
        case .tooLarge: .contentTooLarge
        case .unknownType: .unsupportedMediaType
        case .tooManyFields, .empty: .unprocessableContent
        case .malformed: .badRequest
        }
    }

    private func profile(_ name: String?, _ form: PostedForm) -> FormProfile? {
        guard let name else { return intake.profiles.profile(of: form) }
        return intake.profiles[name: name]
    }

    // MARK: the caller

    /// The caller's address: the connection's, or what the last proxy of ours says.
    private func caller(_ request: Request, _ context: WebContext) -> String {
        var address = context.peer
        if peers.isProxy(address), let chain = Self.forwardedFor.flatMap({ request.headers[$0] }) {
            for hop in chain.split(separator: ",").reversed() {
                address = hop.filter { $0 != " " }
                guard peers.isProxy(address) else { break }
            }
        }
        return address
    }

    private func isKnown(_ origin: String, _ name: String?) -> Bool {
        let profiles = name.map { [intake.profiles[name: $0]].compactMap { $0 } } ?? intake.profiles.profiles
        return profiles.contains { $0.origins.contains(origin) }
    }

    private func allow(_ origin: String, _ response: inout Response) {
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.vary] = "Origin"
    }

    // MARK: the answer

    private func respond(_ answer: FormAnswer, _ request: Request, _ call: Call) -> Response {
        let type = request.headers[.contentType] ?? ""
        let isBrowser = (request.headers[.accept] ?? "").contains("text/html") && !type.hasPrefix("application/json")
        var response = answer.response(forBrowser: isBrowser)
        if let origin = request.headers[.origin], call.profile?.origins.contains(origin) == true {
            allow(origin, &response)
        }
        return response
    }

    private func note(
        _ call: Call, _ answer: FormAnswer, _ outcome: WebhookCall.Outcome, _ reason: String?
    ) async {
        let milliseconds = Int((now().timeIntervalSince(call.began) * 1000).rounded())
        let noted = WebhookCall(
            time: call.began, form: call.form, outcome: outcome, status: answer.status.code, reason: reason,
            octets: call.octets, milliseconds: milliseconds, message: answer.id, peer: call.peer,
            idempotencyKey: call.key.map { "\(call.form) \($0)" }, digest: call.digest)
        do {
            try await store.note(noted)
        } catch {
            // The form itself is safe in the spool.
            logger.error("call cannot be noted", metadata: ["form": "\(call.form)", "error": "\(error)"])
        }
    }
}
