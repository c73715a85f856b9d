/// What follows from a fault, and with it when the next attempt is made.
package enum FaultAction: String, Sendable, CaseIterable {
    /// The host gets nothing for a while; the message is as if it had not been tried.
    case hold
    /// As `hold`; the message goes behind the others too, since the reply may have been about it alone.
    case holdAndDefer = "hold and defer"
    /// The connection was at fault: the message goes over another one.
    case retry
    /// The message waits.
    case `defer`
    /// The message waits, and somebody has to look: a refusal of class 5 that may be about us.
    case deferAndAlert = "defer and alert"
    /// The message is refused for good.
    case fail
    /// The message was tried for as long as it may be.
    case expire

    /// What happens, for the operator's page.
    var sentence: String {
        switch self {
        case .hold: "all mail waits for the host, or goes to the next one; ALERT; the message counts no attempt"
        case .holdAndDefer: "as hold, and the message counts an attempt"
        case .retry: "the connection is closed; the message goes over another one"
        case .defer: "the message counts an attempt and waits"
        case .deferAndAlert: "as defer, with ALERT"
        case .fail: "bounce event, a copy in bad/; the address is suppressed when the scope is recipient"
        case .expire: "bounce event, a copy in bad/, ALERT; nothing is suppressed"
        }
    }

    /// The next attempt, for the operator's page.
    var next: String {
        switch self {
        case .hold, .holdAndDefer: "smart_host.retry, by the host's failures in a row; one connection asks first"
        case .retry: "at once, once; then smart_host.retry, by the message's attempts"
        case .defer, .deferAndAlert: "smart_host.retry, by the message's attempts"
        case .fail, .expire: "never"
        }
    }
}
