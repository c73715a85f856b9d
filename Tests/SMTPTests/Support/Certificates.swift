import Foundation
import NIOSSL
import SMTP
import Testing

/// Certificates made with the `openssl` command for one run of the tests.
struct Certificates: Sendable {
    /// A file with the root, to be trusted.
    let caFile: String
    private let directory: URL

    /// Made once; nil without `openssl`.
    static let shared: Certificates? = try? Certificates()

    static let whenMissing: Comment = "the openssl command is missing or failed"

    private init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "smtp-certificates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        caFile = directory.appending(path: "ca.pem").path
        try openssl(
            "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 30 -subj /CN=Test-Root "
                + "-addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign"
        )
        try make("good", name: "DNS:localhost,IP:127.0.0.1", days: "30")
        try make("wrong-name", name: "DNS:other.example", days: "30")
        // -days 0 ends at once; the tests wait for the clock to pass it.
        try make("expired", name: "DNS:localhost,IP:127.0.0.1", days: "-1")
        try openssl(
            "req -x509 -newkey rsa:2048 -nodes -keyout self-signed.key -out self-signed.pem -days 30 "
                + "-subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1"
        )
    }

    /// The server's side with the certificate of that name.
    func source(_ name: String) throws -> ServerOptions.TLSSource {
        let chain = try NIOSSLCertificate.fromPEMFile(directory.appending(path: "\(name).pem").path)
        let key = try NIOSSLPrivateKey(file: directory.appending(path: "\(name).key").path, format: .pem)
        let tls = try ServerTLS(chain: chain, key: key)
        return { tls }
    }

    /// The octets of a certificate signed by a key and hash of that kind; nil without `openssl`.
    static func selfSigned(_ kind: String) -> [UInt8]? {
        guard let directory = shared?.directory else { return nil }
        let name = UUID().uuidString
        do {
            try shared?.openssl("req -x509 -newkey \(kind) -nodes -keyout \(name).key -out \(name).pem -subj /CN=x")
            return try NIOSSLCertificate.fromPEMFile(directory.appending(path: "\(name).pem").path).first?.toDERBytes()
        } catch {
            return nil
        }
    }

    /// Runs `openssl` with nothing to read; gives its exit status.
    static func openssl(_ arguments: String) async throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments.split(separator: " ").map(String.init)
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
    }

    private func make(_ file: String, name: String, days: String) throws {
        try openssl("req -newkey rsa:2048 -nodes -keyout \(file).key -out \(file).csr -subj /CN=test")
        try Data("subjectAltName=\(name)\n".utf8).write(to: directory.appending(path: "\(file).ext"))
        try openssl(
            "x509 -req -in \(file).csr -CA ca.pem -CAkey ca.key -CAcreateserial -out \(file).pem -days \(days) "
                + "-extfile \(file).ext"
        )
    }

    private func openssl(_ arguments: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments.split(separator: " ").map(String.init)
        process.currentDirectoryURL = directory
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }
}
