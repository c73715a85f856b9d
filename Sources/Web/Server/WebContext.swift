import Hummingbird
import Logging
import NIOCore

/// What a request carries through our routes: the framework's part, and who called.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address of the connection's other end; `local` for what is no network connection.
    let peer: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "local"
    }
}
