import Dispatch
import Foundation
import Glibc
import NIOCore

/// The addresses of a host, as this system finds them.
enum HostAddresses {
    /// Why there is none.
    struct Fault: Error {
        let sentence: String
        /// The name is not there; else the answer did not come.
        let isUnknown: Bool
    }

    /// Addresses in the order of the system's preference, each once.
    static func find(_ host: String, port: Int) async -> Result<[SocketAddress], Fault> {
        await withCheckedContinuation { continuation in
            // It blocks for as long as name servers take.
            DispatchQueue.global().async { continuation.resume(returning: look(host, port)) }
        }
    }

    private static func look(_ host: String, _ port: Int) -> Result<[SocketAddress], Fault> {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, nil, &hints, &first)
        defer { if let first { freeaddrinfo(first) } }
        guard code == 0 else {
            let isUnknown = code == EAI_NONAME || code == -5
            return .failure(Fault(sentence: String(cString: gai_strerror(code)), isUnknown: isUnknown))
        }
        var found: [String] = []
        var next = first
        while let entry = next?.pointee {
            next = entry.ai_next
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let isNamed = getnameinfo(
                entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
            guard isNamed == 0 else { continue }
            let address = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if !found.contains(address) { found.append(address) }
        }
        return .success(found.compactMap { try? SocketAddress(ipAddress: $0, port: port) })
    }
}
