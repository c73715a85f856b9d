/// Why a name gave no address. None of them is about a message: the name is ours, from the configuration.
package enum LookupFault: Error, Sendable, Equatable {
    /// The name servers cannot say (RFC 1035 §4.1.1, RCODE 2), or refuse to.
    case serverFailure
    /// No answer in time.
    case timeout
    /// There is no such name (RFC 1035 §4.1.1, RCODE 3).
    case noSuchName
    /// The system cannot ask.
    case system(String)
}

extension LookupFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .serverFailure: "SERVFAIL: the name servers cannot answer"
        case .timeout: "timeout: no name server answered"
        case .noSuchName: "NXDOMAIN: no such name"
        case .system(let text): text
        }
    }
}
