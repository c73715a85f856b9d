import Foundation
import Glibc

/// Carries octets between a connection and a port of this host until either end closes.
struct OctetBridge {
    private let near: Int32
    private let far: Int32

    init(_ near: Int32, to port: Int) {
        self.near = near
        far = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
        let descriptor = far
        // What cannot be reached shows as a connection that ends at once.
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    /// Blocks until the connection is over.
    func run() {
        let (near, far) = (near, far)
        let back = DispatchGroup()
        back.enter()
        Thread.detachNewThread {
            OctetBridge.copy(from: far, to: near)
            back.leave()
        }
        OctetBridge.copy(from: near, to: far)
        back.wait()
        close(far)
    }

    private static func copy(from source: Int32, to target: Int32) {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = recv(source, &buffer, buffer.count, 0)
            guard count > 0, send(target, buffer, count, Int32(MSG_NOSIGNAL)) == count else { break }
        }
        shutdown(source, Int32(SHUT_RDWR))
        shutdown(target, Int32(SHUT_RDWR))
    }
}
