import NIOCore

/// Finds the addresses of a name: the system's in service, a scripted one in tests.
///
/// The two families are asked for apart, so that an answer of one can be used before the other has come (RFC 8305 §3).
package protocol AddressLookup: Sendable {
    /// The addresses of one family in the order in which they are to be tried (RFC 6724 §6); none when the name has
    /// no address of it.
    ///
    /// - Throws: `LookupFault`.
    func addresses(of host: String, port: Int, family: AddressFamily) async throws -> [SocketAddress]
}
