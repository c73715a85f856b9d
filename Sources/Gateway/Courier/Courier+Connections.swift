import Foundation
import Logging
import MailTypes
import SMTP
import Spool

/// Opening connections and keeping them alive.
extension Courier {
    /// Opens a connection that the pool has counted.
    ///
    /// - Parameters:
    ///   - host: its place in the ladder.
    ///   - isProbe: it is to show whether the host works again.
    func open(_ host: Int, isProbe: Bool) async {
        do {
            let connection = try await SubmissionConnection.open(
                to: try hosts[host](), as: hostname, timeouts: timeouts, lookup: lookup, logger: logger)
            // Only a message that was taken proves that all is well; without one the open connection has to do.
            let isProven = isProbe && queue.count == 0
            let number = pool.add(connection, host: host, isProbe: isProbe && !isProven, at: clock.now())
            if isProven { ladder.works(host, waiting: 0) }
            connection.whenClosed { [pool, ladder, bell, clock] in
                // A probe that ended before its message has shown nothing good.
                if let host = pool.closed(number, at: clock.now()) {
                    ladder.trip(host, "the connection was closed before mail", at: clock.now())
                }
                bell.ring()
            }
        } catch {
            openFailed(host, isProbe: isProbe, error)
        }
        bell.ring()
    }

    private func openFailed(_ host: Int, isProbe: Bool, _ error: any Error) {
        let now = clock.now()
        let fault = error as? SubmissionFault
        // Others are open and work: this host has enough of us.
        if let fault, !isProbe, pool.serves(host), let hint = RateHint(fault) {
            pool.openFailed(pauseUntil: now.addingTimeInterval(Self.enoughPause))
            return pace.lower(hint == .busy ? .fewerConnections : hint, cause: fault.cause, at: now)
        }
        pool.openFailed()
        if Task.isCancelled { return ladder.endProbe(host) }
        ladder.trip(host, Self.cause(error), isPassword: Self.isPassword(fault), at: now)
    }

    /// RFC 4954 §6: the host will not have the password, today or tomorrow.
    static func isPassword(_ fault: SubmissionFault?) -> Bool {
        [534, 535, 538].contains(fault?.reply?.code ?? 0)
    }

    /// Keeps idle connections alive, so that a lead's answer never waits for a handshake. One that died meanwhile is
    /// replaced quietly.
    func keepWarm() async {
        while !Task.isCancelled {
            do {
                try await clock.sleep(until: clock.now().addingTimeInterval(pool.refreshAfter / 2))
            } catch {
                return
            }
            for idle in pool.takeForRefresh(at: clock.now()) {
                do {
                    try await idle.connection.refresh()
                    if !pool.putBack(idle.number, carried: 0, at: clock.now()) { await idle.connection.close() }
                } catch {
                    logger.debug("idle connection ended", metadata: ["cause": "\(error)"])
                    pool.remove(idle.number)
                    if idle.isProbe { ladder.endProbe(idle.host) }
                    await idle.connection.close()
                }
            }
            bell.ring()
        }
    }

    /// What went wrong, in words for an operator first; the library's own words stay behind them.
    static func cause(_ error: any Error) -> String {
        let cause = (error as? SubmissionFault)?.cause ?? String(describing: error)
        let signs = [
            ("CERTIFICATE_VERIFY_FAILED", "its certificate is expired, self-signed or of an authority we do not trust"),
            ("failedToValidateHostname", "its certificate is for another host name"),
            ("Connection refused", "nothing listens on its port"),
        ]
        guard let words = signs.first(where: { cause.contains($0.0) })?.1 else { return cause }
        return "\(words) (\(cause.prefix(160)))"
    }
}
