import Foundation
import SMTP
import Vault

/// Everything that can be known of an installation's files without starting it: `firstreply check`.
package struct ConfigurationCheck {
    /// What keeps the gateway from starting.
    package let faults: [ConfigurationFault]
    /// What it would start with, and should not.
    package let warnings: [String]

    package init(path: String, share: ShareDirectory) {
        do {
            let configuration = try Configuration.load(path: path, share: share)
            faults = Self.faults(of: configuration)
            warnings = TemplateDesk(directory: configuration.templates).lint
                .filter { !$0.isError }.map(\.fault.description)
        } catch {
            faults = error.faults
            warnings = []
        }
    }

    private static func faults(of configuration: Configuration) -> [ConfigurationFault] {
        var faults: [ConfigurationFault] = []
        do { _ = try RuleBook.load(configuration) } catch { faults += error.faults }
        if let file = configuration.smtp.submittersFile {
            do {
                let text = try SecretFile.read(file, key: ConfigurationKeys.smtpSubmitters.name)
                _ = try LocalSubmitters(text: text, file: file)
            } catch {
                faults += error.faults
            }
        }
        let smtp = configuration.smtp
        do {
            if let certificate = smtp.certificateFile, let key = smtp.keyFile {
                _ = try CertificateShelf.load(certificate: certificate, key: key)
            }
        } catch {
            faults += error.faults
        }
        for host in configuration.smartHosts { faults += Self.faults(of: host) }
        if FileManager.default.fileExists(atPath: configuration.keyring) {
            do { _ = try Keyring.load(path: configuration.keyring) } catch {
                faults.append(
                    ConfigurationFault(
                        file: error.place, key: ConfigurationKeys.keyring.name, problem: error.problem, hint: error.hint
                    ))
            }
        }
        return faults
    }

    /// Reads password, token, authorities and certificate as the courier will.
    private static func faults(of host: SmartHostConfiguration) -> [ConfigurationFault] {
        do {
            _ = try SmartHost(host)
            return []
        } catch let error as ConfigurationFaults {
            return error.faults
        } catch {
            return [
                ConfigurationFault(
                    file: host.caFile ?? host.host, key: host.keys.ca.name, problem: "cannot be used: \(error)",
                    hint: "give authorities in PEM"
                )
            ]
        }
    }
}
