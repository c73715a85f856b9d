import Foundation
import Logging
import SMTP
import Testing

@testable import Gateway

/// Listeners as the configuration names them, the certificate's renewal, and who may submit.
@Suite struct DoorsTests {
    private func configuration(_ smtp: String) throws(ConfigurationFaults) -> SMTPConfiguration {
        try Configuration.read(
            yaml: "business:\n  inboxes: a@b.example\nsmtp:\n" + smtp, name: "/etc/firstreply/firstreply.yml",
            share: ShareDirectory(path: "/usr/share/firstreply")
        ).smtp
    }

    private func problems(_ smtp: String) -> [String] {
        do {
            _ = try configuration(smtp)
            return []
        } catch {
            return error.faults.map(\.key)
        }
    }

    @Test func nothingBeyondLoopbackUnlessConfigured() throws {
        let smtp = try configuration("  message_size: 1 MiB\n")
        #expect(smtp.listen.map(\.description) == ["127.0.0.1:2525"])
        #expect(smtp.listenTLS.isEmpty && smtp.listenLMTP.isEmpty)
        #expect(smtp.proxies.isEmpty && smtp.xclients.isEmpty && smtp.relays.isEmpty)
        #expect(smtp.greetingDelay == 0)
    }

    @Test func everyKindOfListenerAndNetworkIsRead() throws {
        let smtp = try configuration(
            """
              listen: [127.0.0.1:2525, "[::1]:2525", systemd:smtp]
              listen_lmtp: unix:/run/firstreply/lmtp
              proxy_protocol: [192.0.2.7, 2001:db8::/32]
              xclient: 10.0.0.0/8
              relays: [198.51.100.0/24]
              greeting_delay: 2 s
              connections_per_minute: 30
            """
        )
        #expect(smtp.listen.map(\.description) == ["127.0.0.1:2525", "[::1]:2525", "systemd:smtp"])
        #expect(smtp.listen.map(\.isLoopback) == [true, true, false])
        #expect(smtp.listenLMTP == [.unix(path: "/run/firstreply/lmtp")])
        #expect(smtp.proxies.map(\.description) == ["192.0.2.7/32", "2001:db8::/32"])
        #expect(smtp.xclients.count == 1 && smtp.relays.count == 1)
        #expect(smtp.greetingDelay == 2 && smtp.connectionsPerMinute == 30)
        let given = InheritedSockets(
            environment: ["LISTEN_PID": "7", "LISTEN_FDS": "2", "LISTEN_FDNAMES": "web:smtp"], process: 7)
        #expect(smtp.listen[2].socket(inherited: given) == .inherited(4))
        #expect(smtp.listen[0].socket(inherited: given) == .tcp(host: "127.0.0.1", port: 2525))
    }

    @Test(arguments: [
        ("  listen: 2525\n", "smtp.listen"), ("  listen: [127.0.0.1:25, 127.0.0.1:25]\n", "smtp.listen"),
        ("  listen: unix:relative\n", "smtp.listen"), ("  listen_tls: 127.0.0.1:465\n", "smtp.listen_tls"),
        ("  proxy_protocol: proxy.example\n", "smtp.proxy_protocol"), ("  xclient: 10.0.0.1/8\n", "smtp.xclient"),
        ("  relays: [10.0.0.0/33]\n", "smtp.relays"), ("  greeting_delay: soon\n", "smtp.greeting_delay"),
        ("  backlog: 0\n", "smtp.backlog"), ("  listen: 'systemd:'\n", "smtp.listen"),
    ])
    func whatCannotBeMeantIsAFault(smtp: String, key: String) {
        #expect(problems(smtp) == [key])
    }

    @Test(arguments: [
        [:], ["LISTEN_FDS": "1"], ["LISTEN_PID": "8", "LISTEN_FDS": "1"], ["LISTEN_PID": "7", "LISTEN_FDS": "0"],
        ["LISTEN_PID": "7", "LISTEN_FDS": "-1"], ["LISTEN_PID": "7", "LISTEN_FDS": "99999999999"],
        ["LISTEN_PID": "x", "LISTEN_FDS": "1"],
    ])
    func socketsOfOthersAreNotOurs(environment: [String: String]) {
        #expect(InheritedSockets(environment: environment, process: 7).names.isEmpty)
    }

    @Test func socketsWithoutANameAreNumbered() {
        let sockets = InheritedSockets(
            environment: ["LISTEN_PID": "7", "LISTEN_FDS": "3", "LISTEN_FDNAMES": "unknown:tls"], process: 7)
        #expect(sockets.names == ["1", "3", "tls"])
        #expect(sockets.descriptor("1") == 3 && sockets.descriptor("tls") == 4 && sockets.descriptor("3") == 5)
    }

    @Test func aRenewedCertificateComesIntoForceAndABrokenOneDoesNot() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "certificate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let certificate = directory.appending(path: "chain.pem").path
        let key = directory.appending(path: "key.pem").path
        func write() throws {
            let made = try DemoCertificate.make(now: Date())
            try Data(made.chainPEM.utf8).write(to: URL(fileURLWithPath: certificate), options: .atomic)
            try Data(made.keyPEM.utf8).write(to: URL(fileURLWithPath: key), options: .atomic)
        }
        try write()
        let shelf = try CertificateShelf(certificate: certificate, key: key, logger: Logger(label: "test"))
        let first = shelf.current.context
        shelf.reload()
        #expect(shelf.current.context === first)
        try write()
        shelf.reload()
        let second = shelf.current.context
        #expect(second !== first)
        try Data("half written".utf8).write(to: URL(fileURLWithPath: certificate))
        shelf.reload()
        #expect(shelf.current.context === second)
        try write()
        shelf.reload()
        #expect(shelf.current.context !== second)
        try FileManager.default.removeItem(atPath: key)
        #expect(throws: ConfigurationFaults.self) {
            try CertificateShelf(certificate: certificate, key: key, logger: Logger(label: "test"))
        }
    }

    @Test func submittersInTheClearAndAsDatabasesKeepThem() throws {
        let kept = try #require(SCRAMSecret(password: "pencil", salt: Array("salt".utf8))).stored
        let submitters = try LocalSubmitters(text: "# forms\nform:tanstaaf:t\n\nstored:\(kept)\n", file: "f")
        #expect(submitters.accepts(user: "form", password: "tanstaaf:t"))
        #expect(submitters.accepts(user: "stored", password: "pencil"))
        #expect(!submitters.accepts(user: "stored", password: kept))
        #expect(!submitters.accepts(user: "form", password: "wrong"))
        #expect(!submitters.accepts(user: "nobody", password: "tanstaaf:t"))
        #expect(submitters.secret(of: "nobody") == submitters.secret(of: "nobody"))
        for wrong in ["form", "form:", ":x", "form:SCRAM-SHA-256$1:x$y:z"] {
            #expect(throws: ConfigurationFaults.self) { try LocalSubmitters(text: wrong, file: "f") }
        }
    }
}
