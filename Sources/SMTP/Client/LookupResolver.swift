import NIOCore
import NIOPosix

/// An `AddressLookup` as NIO's connector asks for it, which tries what it gives by RFC 8305: IPv6 first, the next
/// address a quarter of a second after the one before, the first connection wins.
///
/// For one connection only.
final class LookupResolver: Resolver, Sendable {
    private let lookup: any AddressLookup
    private let loop: any EventLoop

    init(_ lookup: any AddressLookup, loop: any EventLoop) {
        self.lookup = lookup
        self.loop = loop
    }

    func initiateAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> { ask(host, port, .a) }

    func initiateAAAAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> { ask(host, port, .aaaa) }

    /// What comes later is not listened to.
    func cancelQueries() {}

    private func ask(_ host: String, _ port: Int, _ family: AddressFamily) -> EventLoopFuture<[SocketAddress]> {
        loop.makeFutureWithTask { [lookup] in try await lookup.addresses(of: host, port: port, family: family) }
    }
}
