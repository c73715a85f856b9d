import Foundation
import MailTypes

/// The whole configuration, typed and checked: what `firstreply serve` runs by.
package struct Configuration: Sendable {
    package var business: BusinessConfiguration
    package var mailroot: String
    /// The file of the sealing keys.
    package var keyring: String
    package var smtp: SMTPConfiguration
    /// The smart hosts in the order in which they are used; at least one.
    package var smartHosts: [SmartHostConfiguration]
    package var delivery: DeliveryConfiguration
    package var budgets: ReplyBudgets
    package var templates: String
    package var rules: String
    /// ZIP codes and airports.
    package var data: String
    package var webListen: [SocketName]
    package var webPeers: WebPeers
    /// Where the world reaches our pages.
    package var webPublicURL: String?
    /// Forms from one address in a minute.
    package var webCallsPerMinute: Int
    package var logLevel: String

    /// The smart host that is used while it works.
    package var smartHost: SmartHostConfiguration { smartHosts[0] }

    /// Reads and checks the file; throws every fault at once.
    package static func load(path: String, share: ShareDirectory) throws(ConfigurationFaults) -> Configuration {
        try read(ConfigurationFile.read(path: path), share: share)
    }

    /// Reads and checks a text that stands for the file `name`.
    package static func read(
        yaml: String, name: String, share: ShareDirectory
    ) throws(ConfigurationFaults) -> Configuration {
        try read(ConfigurationFile(name: name, yaml: yaml), share: share)
    }

    private static func read(
        _ file: ConfigurationFile, share: ShareDirectory
    ) throws(ConfigurationFaults) -> Configuration {
        typealias Keys = ConfigurationKeys
        var reader = ConfigurationReader(file)
        let mailroot = reader.absolute(reader.value(Keys.mailroot, fallback: ""))
        let configuration = Configuration(
            business: .read(&reader),
            mailroot: mailroot,
            keyring: reader.path(Keys.keyring) ?? mailroot + "/keyring",
            smtp: .read(&reader),
            smartHosts: Keys.smartHosts.compactMap { SmartHostConfiguration.read($0, &reader) },
            delivery: .read(&reader),
            budgets: ReplyBudgets(
                perCorrespondent: reader.value(Keys.budgetCorrespondent, fallback: 6),
                perDomain: reader.value(Keys.budgetDomain, fallback: 500),
                inAll: reader.value(Keys.budgetAll, fallback: 5000)
            ),
            templates: reader.path(Keys.templates) ?? share.templates,
            rules: reader.path(Keys.rules) ?? share.rules,
            data: share.data,
            webListen: reader.value(Keys.webListen, fallback: []),
            webPeers: WebPeers(proxies: reader.optional(Keys.webProxies) ?? []),
            webPublicURL: reader.optional(Keys.webPublicURL),
            webCallsPerMinute: reader.value(Keys.webCallsPerMinute, fallback: 60),
            logLevel: reader.value(Keys.logLevel, fallback: "info")
        )
        guard reader.faults.isEmpty else { throw ConfigurationFaults(reader.faults.sorted { $0.line < $1.line }) }
        return configuration
    }
}
