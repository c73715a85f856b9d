import MailTypes
import NIOCore
import NIOPosix
import NIOSSL

/// How a smart host is tried: opened as for mail, with nothing sent.
package struct DialOrder: Sendable {
    package var host: SmartHost
    /// Our name, for EHLO.
    package var hostname: String
    /// A sender and a recipient to be offered and taken back; nil: none.
    package var envelope: Envelope?
    /// The longest wait for one reply.
    package var patience: TimeAmount

    package init(host: SmartHost, hostname: String, envelope: Envelope?, patience: TimeAmount) {
        self.host = host
        self.hostname = hostname
        self.envelope = envelope
        self.patience = patience
    }

    /// Connects to one address and says nothing.
    ///
    /// - Throws: what the system says of it.
    package func connect(to address: SocketAddress) async throws {
        try await bootstrap.connect(to: address).get().close().get()
    }

    /// Goes through the dialogue at one address; never throws for what a server may do.
    ///
    /// - Parameter looksOnly: only as far as TLS, taking any certificate and saying nothing inside: to see why one was
    ///   not believed.
    /// - Throws: what the system says of the address.
    package func converse(with address: SocketAddress, looksOnly: Bool = false) async throws -> [DialEvent] {
        let look = looksOnly ? try Self.lookingContext() : nil
        let channel = try await bootstrap.channelOption(.autoRead, value: false).connect(to: address).get()
        let done = channel.eventLoop.makePromise(of: [DialEvent].self)
        do {
            try await channel.eventLoop.submit { [self] in
                try channel.pipeline.syncOperations.addHandler(DialHandler(order: self, look: look, done: done))
            }.get()
            try await channel.setOption(.autoRead, value: true).get()
        } catch {
            done.fail(error)
            channel.close(promise: nil)
        }
        return try await done.futureResult.get()
    }

    private var bootstrap: ClientBootstrap {
        ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(patience)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
    }

    private static func lookingContext() throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none
        // RFC 8996: TLS 1.0 and 1.1 are not to be used.
        configuration.minimumTLSVersion = .tlsv12
        return try NIOSSLContext(configuration: configuration)
    }
}
