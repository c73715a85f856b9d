import Crypto
import Foundation
import SMTP

/// The users that may submit with AUTH: local programs that mail forms. From a file of `user:password` lines, where the
/// password may stand in the form that SCRAM keeps (RFC 5803) and is then in no file in the clear.
///
/// Of every password only what SCRAM needs is kept in memory, and every check derives the same keys: it takes the same
/// time for a stranger as for a wrong password.
struct LocalSubmitters: Sendable {
    private let secrets: [String: SCRAMSecret]
    /// Makes the secrets of users that are not there.
    private let key = SymmetricKey(size: .bits256)

    /// Reads the file's lines; empty ones and `#` comments are passed over.
    init(text: String, file: String) throws(ConfigurationFaults) {
        var secrets: [String: SCRAMSecret] = [:]
        var faults: [ConfigurationFault] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, let secret = Self.secret(parts[1]) else {
                faults.append(
                    ConfigurationFault(
                        file: file, line: index + 1, key: "smtp.submitters_file", problem: "is no user:password line",
                        hint: "write user:password, or user:SCRAM-SHA-256$iterations:salt$key:key, one a line"
                    )
                )
                continue
            }
            secrets[String(parts[0])] = secret
        }
        guard faults.isEmpty else { throw ConfigurationFaults(faults) }
        self.secrets = secrets
    }

    /// What is kept of the user's password, or a decoy.
    func secret(of user: String) -> SCRAMSecret {
        secrets[user] ?? SCRAMSecret.decoy(of: user, key: key)
    }

    /// Whether the password is the user's.
    func accepts(user: String, password: String) -> Bool {
        secret(of: user).matches(password: password)
    }

    private static func secret(_ text: Substring) -> SCRAMSecret? {
        text.hasPrefix("SCRAM-SHA-256$") ? SCRAMSecret(stored: text) : SCRAMSecret(password: String(text))
    }
}
