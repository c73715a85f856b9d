import Crypto
import Foundation

/// The users that may submit with AUTH: local programs that mail forms. From a file of `user:password` lines.
struct LocalSubmitters: Sendable {
    private let codes: [String: HMAC<SHA256>.MAC]
    private let key: SymmetricKey
    /// What the password of a stranger is compared with.
    private let nobody: HMAC<SHA256>.MAC

    /// Reads the file's lines; empty ones and `#` comments are passed over.
    init(text: String, file: String) throws(ConfigurationFaults) {
        let key = SymmetricKey(size: .bits256)
        var codes: [String: HMAC<SHA256>.MAC] = [:]
        var faults: [ConfigurationFault] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                faults.append(
                    ConfigurationFault(
                        file: file, line: index + 1, key: "smtp.submitters_file", problem: "is no user:password line",
                        hint: "write user:password, one a line"
                    )
                )
                continue
            }
            codes[String(parts[0])] = HMAC<SHA256>.authenticationCode(for: Data(parts[1].utf8), using: key)
        }
        guard faults.isEmpty else { throw ConfigurationFaults(faults) }
        self.codes = codes
        self.key = key
        nobody = HMAC<SHA256>.authenticationCode(for: Data(UUID().uuidString.utf8), using: key)
    }

    /// Whether the password is the user's. Takes the same time for a stranger as for a wrong password, and the library
    /// compares in constant time.
    func accepts(user: String, password: String) -> Bool {
        let code = codes[user] ?? nobody
        let isRight = HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Data(password.utf8), using: key)
        return isRight && codes[user] != nil
    }
}
