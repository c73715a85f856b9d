import Foundation
import Glibc
import Synchronization

/// A smart host that does one thing wrong: strict SMTP over a plain loopback socket, octet by octet in the test's hand.
///
/// It holds the client to the RFCs: lines end by CRLF alone, commands come in order, nothing follows in the clear what
/// ends the dialogue. What the client does against them is in `violations`.
package final class FaultySmartHost: Sendable {
    /// What a verb is answered with in place of the right reply.
    package enum Fault: Sendable, Hashable {
        /// This reply, and on.
        case reply(String)
        /// This reply, then the end: 421 and what looks like it.
        case replyAndClose(String)
        /// An octet every few milliseconds of a line that never ends.
        case drip
        case silence
        /// RST.
        case reset
        case close
    }

    /// Messages with what was said to their end.
    private struct State {
        var verb = ""
        var fault: Fault?
        var hits = 0
        var taken: [String: Int] = [:]
        var violations: [String] = []
        var isStopped = false
        var connections: Set<Int32> = []
        var greeted = 0
        var refusals: [String: String] = [:]
        var isMendedForNew = false
    }

    private let state = Mutex(State())
    private let listener: Int32
    /// Where it listens on 127.0.0.1.
    package let port: Int
    private let offers: [String]
    private let behind: Int?

    /// - Parameters:
    ///   - offers: the extensions in the reply to EHLO.
    ///   - behind: a port on 127.0.0.1 to which connections are handed through while there is no fault to do.
    package init(
        offers: [String] = ["PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES"], behind: Int? = nil
    ) throws {
        self.offers = offers
        self.behind = behind
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) | listen(descriptor, 64) | getsockname(descriptor, $0, &length)
            }
        }
        guard listener >= 0, result == 0 else { throw CocoaError(.fileReadUnknown) }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in acceptAll() }
    }

    /// Does `fault` from now on wherever `verb` is due: `CONNECT` for the greeting, `.` for the end of the message, else
    /// a verb.
    package func arm(_ verb: String, _ fault: Fault) {
        state.withLock { state in
            state.verb = verb
            state.fault = fault
            state.hits = 0
            state.isMendedForNew = false
        }
    }

    /// Answers RCPT with `reply` where its line holds `text`; nil: no more.
    package func refuse(_ text: String, _ reply: String?) {
        state.withLock { $0.refusals[text] = reply }
    }

    /// Goes on with the fault where it was met, and does all right wherever it was not.
    package func mendElsewhere() {
        state.withLock { $0.isMendedForNew = true }
    }

    /// Does all right from now on.
    package func mend() {
        state.withLock { $0.fault = nil }
    }

    /// Ends every open connection.
    package func dropConnections() {
        let open = state.withLock { $0.connections }
        for descriptor in open { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }

    /// How often the fault was met.
    package var hits: Int { state.withLock { $0.hits } }
    /// Connections greeted so far.
    package var greeted: Int { state.withLock { $0.greeted } }
    /// How often a message with this text was taken whole.
    package func taken(_ text: String) -> Int {
        state.withLock { state in state.taken.filter { $0.key.contains(text) }.values.reduce(0, +) }
    }
    /// What the client did against the RFCs.
    package var violations: [String] { state.withLock { $0.violations } }

    package func stop() {
        state.withLock { $0.isStopped = true }
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
        dropConnections()
    }

    private func acceptAll() {
        while !state.withLock({ $0.isStopped }) {
            let descriptor = accept(listener, nil, nil)
            guard descriptor >= 0 else { return }
            state.withLock { _ = $0.connections.insert(descriptor) }
            Thread.detachNewThread { [self] in
                if let behind, !isFaulty {
                    greet()
                    OctetBridge(descriptor, to: behind).run()
                } else {
                    var session = FaultySession(descriptor: descriptor, host: self, offers: offers)
                    session.run()
                }
                state.withLock { _ = $0.connections.remove(descriptor) }
                close(descriptor)
            }
        }
    }

    // MARK: what a session asks and tells

    func fault(at verb: String) -> Fault? {
        state.withLock { state in
            guard state.fault != nil, state.verb == verb, !state.isMendedForNew else { return nil }
            state.hits += 1
            return state.fault
        }
    }

    /// Whether the fault is still to be done: a mended host stops dripping.
    var isFaulty: Bool { state.withLock { $0.fault != nil && !$0.isStopped } }

    func refusal(of line: String) -> String? {
        state.withLock { state in state.refusals.first { line.contains($0.key) }?.value }
    }

    func note(_ violation: String) {
        state.withLock { $0.violations.append(violation) }
    }

    func take(_ message: String) {
        state.withLock { $0.taken[message, default: 0] += 1 }
    }

    func greet() {
        state.withLock { $0.greeted += 1 }
    }
}
