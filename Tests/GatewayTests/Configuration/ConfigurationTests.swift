import Foundation
import MailTypes
import Testing

@testable import Gateway

/// Reading and refusing configuration files.
@Suite struct ConfigurationTests {
    private static let share = ShareDirectory(path: "/usr/share/firstreply")

    private func read(_ yaml: String) throws(ConfigurationFaults) -> Configuration {
        try Configuration.read(yaml: yaml, name: "/etc/firstreply/firstreply.yml", share: Self.share)
    }

    private func faults(_ yaml: String) -> [ConfigurationFault] {
        do {
            _ = try read(yaml)
            return []
        } catch {
            return error.faults
        }
    }

    @Test func theSmallestFileTakesEveryDefault() throws {
        let configuration = try read("business:\n  inboxes: info@tntlimousine.com\n")
        #expect(configuration.business.inboxes.map(\.description) == ["info@tntlimousine.com"])
        #expect(configuration.business.replyDomain == "tntlimousine.com")
        #expect(configuration.business.from.address.description == "noreply@tntlimousine.com")
        #expect(configuration.smartHost.host == "mail.richweb.net")
        #expect(configuration.smartHost.port == 587)
        #expect(configuration.smartHost.usesTLS)
        #expect(configuration.delivery.schedule.waits == [5, 15, 60, 300, 900, 1800, 3600, 7200])
        #expect(configuration.smtp.messageSize == 25 << 20)
        #expect(configuration.smtp.listen.allSatisfy { $0.isLoopback })
        #expect(configuration.webListen.allSatisfy { $0.isLoopback })
        #expect(configuration.keyring == "/var/lib/firstreply/keyring")
    }

    @Test func everyDefaultReadsBackThroughItsOwnType() throws {
        for entry in ConfigurationKeys.entries {
            guard let text = entry.defaultText else { continue }
            let items = text.components(separatedBy: ", ")
            try entry.check(items.count > 1 ? .list(items) : .scalar(text))
        }
        #expect(Set(ConfigurationKeys.entries.map(\.name)).count == ConfigurationKeys.entries.count)
    }

    @Test func pathsStartFromTheFilesDirectory() throws {
        let configuration = try read("business:\n  inboxes: [a@b.example]\nmailroot: spool\n")
        #expect(configuration.mailroot == "/etc/firstreply/spool")
    }

    @Test func everyFaultIsListedWithItsLineAndHint() {
        let found = faults(
            """
            business:
              inboxes: [info@tnt.example, nonsense]
              time_zone: Mars/Olympus
              nmae: TNT
            smtp:
              listen: 2525
              message_size: huge
              certificate_file: missing.pem
            smart_host:
              host: mail.richweb.net
              security: none
              port: 70000
              username: automated@tnt.example
            """
        )
        let places = found.map { "\($0.line) \($0.key)" }
        let expected = [
            "2 business.inboxes", "3 business.time_zone", "4 business.nmae", "6 smtp.listen", "7 smtp.message_size",
            "8 smtp.certificate_file", "8 smtp.certificate_file", "11 smart_host.security", "12 smart_host.port",
            "13 smart_host.username",
        ]
        #expect(places == expected)
        #expect(found.allSatisfy { !$0.hint.isEmpty && $0.file == "/etc/firstreply/firstreply.yml" })
        #expect(found.first { $0.key == "business.nmae" }?.hint == "did you mean business.name?")
    }

    @Test(arguments: [
        ("business: [", "file"),
        ("- a\n- b\n", "file"),
        ("business:\n  inboxes: a@b.example\nbusiness:\n  name: x\n", "file"),
        ("business:\n  inboxes:\n    - {a: b}\n", "business.inboxes"),
        ("", "business.inboxes"),
    ])
    func brokenYAMLIsAFault(yaml: String, key: String) {
        #expect(faults(yaml).contains { $0.key == key })
    }

    @Test func aMissingFileIsAFaultNotACrash() {
        #expect(throws: ConfigurationFaults.self) {
            try Configuration.load(path: "/nonexistent/firstreply.yml", share: Self.share)
        }
    }

    @Test func plaintextIsRefusedForARemoteSmartHostOnly() {
        let base = "business:\n  inboxes: a@b.example\nsmart_host:\n  security: none\n  host: "
        #expect(faults(base + "127.0.0.1\n").isEmpty)
        #expect(faults(base + "mail.example.com\n").map(\.key) == ["smart_host.security"])
    }
}
