import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// The system's resolver: its files, its name servers, its order of addresses.
///
/// `getaddrinfo` blocks for as long as it likes. It runs on threads of its own, one family each, and what it says after
/// `limit` is not waited for: a name server that hangs delays one try to connect, not the mail behind it.
package struct SystemLookup: AddressLookup {
    /// How long an answer is waited for: two tries of the system's five seconds.
    package let limit: TimeAmount

    /// Two families of two hosts at once; more wait.
    private static let threads: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 4)
        pool.start()
        return pool
    }()

    package init(limit: TimeAmount = .seconds(10)) {
        self.limit = limit
    }

    package func addresses(of host: String, port: Int, family: AddressFamily) async throws -> [SocketAddress] {
        // An address is its own answer.
        if let address = try? SocketAddress(ipAddress: host, port: port) {
            return (address.protocol == .inet6) == (family == .aaaa) ? [address] : []
        }
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let promise = loop.makePromise(of: [SocketAddress].self)
        let over = Over()
        let timer = loop.scheduleTask(in: limit) {
            if over.claim() { promise.fail(LookupFault.timeout) }
        }
        Self.threads.submit { state in
            guard state == .active, !over.isClaimed else {
                if over.claim() { promise.fail(LookupFault.system("the resolver is closed")) }
                return
            }
            let result = Result { try SystemLookup.ask(host, port, family) }
            if over.claim() {
                timer.cancel()
                promise.completeWith(result)
            }
        }
        return try await promise.futureResult.get()
    }

    /// Who ends a look-up: the answer or the clock, whichever is first.
    private final class Over: Sendable {
        private let claimed = Atomic(false)
        var isClaimed: Bool { claimed.load(ordering: .relaxed) }
        func claim() -> Bool { claimed.compareExchange(expected: false, desired: true, ordering: .relaxed).exchanged }
    }

    private static func ask(_ host: String, _ port: Int, _ family: AddressFamily) throws -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_family = family == .a ? AF_INET : AF_INET6
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        hints.ai_flags = AI_NUMERICSERV
        let status = getaddrinfo(host, String(port), &hints, &list)
        defer { if let list { freeaddrinfo(list) } }
        guard status == 0 else { return try noAnswer(status) }
        return sequence(first: list, next: { $0?.pointee.ai_next }).prefix { $0 != nil }
            .compactMap { $0?.pointee.ai_addr }.compactMap { address(at: $0, host) }
    }

    /// The name is there and has no address of this family: EAI_NODATA and EAI_ADDRFAMILY of netdb.h, which shows them to
    /// programs in the GNU dialect alone.
    private static let noData: Int32 = -5
    private static let noFamily: Int32 = -9

    private static func noAnswer(_ status: Int32) throws -> [SocketAddress] {
        switch status {
        case noData, noFamily: return []
        case EAI_NONAME: throw LookupFault.noSuchName
        case EAI_AGAIN, EAI_FAIL: throw LookupFault.serverFailure
        default: throw LookupFault.system(gai_strerror(status).map { String(cString: $0) } ?? "error \(status)")
        }
    }

    private static func address(at pointer: UnsafeMutablePointer<sockaddr>, _ host: String) -> SocketAddress? {
        let raw = UnsafeMutableRawPointer(pointer)
        switch Int32(pointer.pointee.sa_family) {
        case AF_INET: return SocketAddress(raw.loadUnaligned(as: sockaddr_in.self), host: host)
        case AF_INET6: return SocketAddress(raw.loadUnaligned(as: sockaddr_in6.self), host: host)
        default: return nil
        }
    }
}
