import FoundationEssentials
import GRDB
import MailTypes

extension Store {
    /// Notes a call of a web door (M61).
    /// - Throws: `StoreError`.
    package func note(_ call: WebhookCall) async throws {
        let peer = seals.token(ofPeer: call.peer)
        let key = call.idempotencyKey.map { seals.token(ofIdempotencyKey: $0) }
        let content = call.digest.map { seals.token(ofContent: $0) }
        try await writer.write { database in
            try database.run(
                """
                INSERT INTO webhook_logs (
                    time, form, outcome, status, reason, octets, milliseconds, message, peer_index, idempotency_index,
                    content_index
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    call.time.milliseconds, call.form, call.outcome.rawValue, call.status, call.reason,
                    max(0, call.octets), max(0, call.milliseconds), call.message?.description, peer, key, content,
                ])
        }
    }

    /// What became of the first accepted call under an Idempotency-Key since a time; nil when there was none.
    package func earlierCall(idempotencyKey: String, digest: String, since: Date) async throws -> EarlierCall? {
        let key = seals.token(ofIdempotencyKey: idempotencyKey)
        let content = seals.token(ofContent: digest)
        return try await read { database in
            let row = try database.row(
                """
                SELECT message, content_index FROM webhook_logs
                WHERE idempotency_index = ? AND outcome = 'accepted' AND time >= ? ORDER BY id LIMIT 1
                """, [key, since.milliseconds])
            guard let row else { return nil }
            let read = RowReader(row: row, table: "webhook_logs")
            let index: Data? = try read.optional("content_index")
            return index == content ? .same(try read.queueID("message")) : .different
        }
    }

    /// The newest calls, newest first; what personal there was is not in them.
    package func webhookCalls(limit: Int) async throws -> [WebhookCall] {
        try await read { database in
            try database.rows(
                "SELECT * FROM webhook_logs ORDER BY id DESC LIMIT ?", [max(0, limit)]
            ).map { row in
                let read = RowReader(row: row, table: "webhook_logs")
                return WebhookCall(
                    time: try read.date("time"), form: try read.column("form"), outcome: try read.word("outcome"),
                    status: try read.column("status"), reason: try read.optional("reason"),
                    octets: try read.column("octets"), milliseconds: try read.column("milliseconds"),
                    message: try read.optionalQueueID("message"), peer: "")
            }
        }
    }
}
