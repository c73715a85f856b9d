import Foundation

/// A secret that lives in a file of its own, readable by its owner alone (DESIGN: secrets are files, never inline).
package enum SecretFile {
    /// 64 KiB: passwords and lists of local submitters are far below.
    static let maximumOctets = 65_536

    /// The content without the line end that editors add; throws a fault with the cure.
    package static func read(_ path: String, key: String) throws(ConfigurationFaults) -> String {
        func fault(_ problem: String, _ hint: String) -> ConfigurationFaults {
            ConfigurationFaults([ConfigurationFault(file: path, key: key, problem: problem, hint: hint)])
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue else {
            throw fault("cannot be read", "check the path and its permissions")
        }
        guard mode & 0o077 == 0 else {
            throw fault("is readable by others (mode \(String(mode, radix: 8)))", "chmod 600 \(path)")
        }
        guard let data = FileManager.default.contents(atPath: path), data.count <= maximumOctets,
            let text = String(data: data, encoding: .utf8)
        else { throw fault("cannot be read as text", "save the secret as UTF-8 text") }
        // A CRLF is one Character: whatever line end an editor left is no part of the secret.
        var secret = Substring(text)
        while secret.last?.isNewline == true { secret = secret.dropLast() }
        guard !secret.isEmpty else { throw fault("is empty", "write the secret into it") }
        return String(secret)
    }
}
