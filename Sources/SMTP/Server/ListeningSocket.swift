/// Where a server takes connections.
package enum ListeningSocket: Hashable, Sendable, CustomStringConvertible {
    /// A host name or address, and a port; 0 lets the system choose.
    case tcp(host: String, port: Int)
    /// A UNIX socket at this path.
    case unix(path: String)
    /// A socket that listens already: the number of its descriptor, given by whoever started the program.
    case inherited(Int32)

    package var description: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        case .inherited(let descriptor): "descriptor \(descriptor)"
        }
    }
}
