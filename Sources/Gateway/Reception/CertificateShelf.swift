import Foundation
import Logging
import NIOSSL
import SMTP
import Synchronization

/// The certificate in force, and its renewal: the files are read again when they change, and every session that begins
/// from then on shows the new one. Sessions there are keep theirs.
final class CertificateShelf: Sendable {
    private struct State {
        var tls: ServerTLS
        var stamp: [String]
    }

    private let certificate: String
    private let key: String
    private let state: Mutex<State>
    private let logger: Logger

    /// Reads chain and key; throws a fault with the cure.
    init(certificate: String, key: String, logger: Logger) throws(ConfigurationFaults) {
        self.certificate = certificate
        self.key = key
        self.logger = logger
        let stamp = Self.stamp([certificate, key])
        state = Mutex(State(tls: try Self.load(certificate: certificate, key: key), stamp: stamp))
    }

    var current: ServerTLS { state.withLock { $0.tls } }

    /// Reads the files again when they changed. A pair that cannot be used leaves the one in force where it is.
    ///
    /// - Parameter force: also when nothing seems to have changed.
    func reload(force: Bool = false) {
        let stamp = Self.stamp([certificate, key])
        guard force || state.withLock({ $0.stamp != stamp }) else { return }
        do {
            let tls = try Self.load(certificate: certificate, key: key)
            state.withLock { $0 = State(tls: tls, stamp: stamp) }
            logger.notice("certificate read again", metadata: ["file": "\(certificate)"])
        } catch {
            // Tried again when a file changes next: chain and key are often written one after the other.
            state.withLock { $0.stamp = stamp }
            logger.error("ALERT certificate not usable, the one before stays", metadata: ["fault": "\(error)"])
        }
    }

    static func load(certificate: String, key: String) throws(ConfigurationFaults) -> ServerTLS {
        do {
            return try ServerTLS(
                chain: NIOSSLCertificate.fromPEMFile(certificate), key: NIOSSLPrivateKey(file: key, format: .pem)
            )
        } catch {
            throw ConfigurationFaults([
                ConfigurationFault(
                    file: certificate, key: ConfigurationKeys.smtpCertificate.name,
                    problem: "is no usable certificate with its key: \(error)",
                    hint: "give the chain and the key in PEM"
                )
            ])
        }
    }

    /// What changes when a file is written anew or replaced.
    private static func stamp(_ paths: [String]) -> [String] {
        paths.map { path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            let time = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            return "\(time) \(attributes?[.size] ?? 0) \(attributes?[.systemFileNumber] ?? 0)"
        }
    }
}
