import Foundation
import Gateway
import Logging
import MailTypes
import NIOCore
import SMTP
import Synchronization

/// A whole gateway on loopback with a capture smart host, for tests: its own mailroot, free ports, any clock.
package final class GatewayHarness: Sendable {
    package let floor: WorkingFloor
    package let capture: CaptureHost
    package let inbox = AddrSpec(localPart: "inquiries", domain: "tnt.example")
    package let directory: String
    private let captureServer: RunningServer
    private let port: Int
    private let running: Task<Void, any Error>

    /// Opens and starts one. `configuration` is added to the file's end, after the keys of the
    /// smart host. `smartHostPort` names a smart host that the test runs itself; `smartHostSection` is the
    /// whole section of one.
    package static func start(
        clock: any WallClock = SystemClock(), smartHost: ScriptedSmartHost? = nil,
        smartHostPort: Int? = nil, configuration extra: String = "",
        smartHostSection lines: String? = nil, lookup: any AddressLookup = SystemLookup(), directory: String? = nil
    ) async throws -> GatewayHarness {
        let directory =
            directory
            ?? FileManager.default.temporaryDirectory
            .appendingPathComponent("gateway-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        var logger = Logger(label: "test") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = ProcessInfo.processInfo.environment["FIRSTREPLY_TEST_LOG"] == nil ? .critical : .debug
        let capture = try CaptureHost(logger: logger)
        let captureServer: RunningServer
        if let smartHost {
            captureServer = try await smartHost.start(logger: logger)
        } else {
            captureServer = try await capture.start()
        }
        let hostLines =
            lines
            ?? (smartHost == nil && smartHostPort == nil
                ? capture.configuration(port: captureServer.port, directory: directory)
                : "smart_host:\n  host: 127.0.0.1\n  port: \(smartHostPort ?? captureServer.port)\n  security: none")
        try capture.writeSecrets(to: directory)
        let yaml = """
            business:
              inboxes: [inquiries@tnt.example]
              from: TNT Limousine <noreply@tnt.example>
              phone: (201) 555-0100
              manager_name: Anthony Russo
              address: 100 Broad Street, Newark, NJ 07102
            mailroot: \(directory)/mailroot
            smtp:
              listen: "127.0.0.1:0"
              hostname: localhost
            \(hostLines)
            \(extra)
            """
        let share = ShareDirectory(path: packageRoot)
        let settings = try Configuration.read(yaml: yaml, name: directory + "/firstreply.yml", share: share)
        let floor = try WorkingFloor.open(settings, clock: clock, lookup: lookup, logger: logger)
        let ports = AsyncStream.makeStream(of: Int.self)
        var hooks = GatewayHooks()
        hooks.onListening = { ports.continuation.yield($0) }
        let running = Task { [hooks] in try await floor.run(hooks: hooks) }
        var port = 0
        for await found in ports.stream {
            port = found
            break
        }
        return GatewayHarness(floor, capture, captureServer, directory, port, running)
    }

    private init(
        _ floor: WorkingFloor, _ capture: CaptureHost, _ captureServer: RunningServer, _ directory: String, _ port: Int,
        _ running: Task<Void, any Error>
    ) {
        self.floor = floor
        self.capture = capture
        self.captureServer = captureServer
        self.directory = directory
        self.port = port
        self.running = running
    }

    /// The package's root: where templates, rules and tables are.
    package static var packageRoot: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }

    /// Sends a message to the gateway as a stranger would; returns the last reply.
    @discardableResult
    package func send(_ text: String, from sender: String?, to recipient: AddrSpec? = nil) async throws -> SMTPReply? {
        let host = try SmartHost(host: "127.0.0.1", port: port, security: .none)
        var logger = Logger(label: "sender")
        logger.logLevel = .critical
        let connection = try await SubmissionConnection.open(to: host, as: "client.example", logger: logger)
        let envelope = Envelope(
            reversePath: sender.flatMap { AddrSpec($0) }.map(ReversePath.mailbox) ?? .null,
            forwardPaths: [recipient ?? inbox], arrival: Date()
        )
        let octets = ByteBuffer(string: text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n"))
        let outcome = await connection.send(envelope, octets: octets)
        await connection.close()
        return outcome.reply ?? outcome.statuses.first?.reply
    }

    /// Waits until the condition holds; false when it does not within so many seconds.
    package func eventually(within seconds: Int = 10, _ condition: () async throws -> Bool) async throws -> Bool {
        for _ in 0..<seconds * 100 {
            if try await condition() { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    /// Stops the gateway and its smart host, and removes the directory unless told otherwise.
    package func stop(keepDirectory: Bool = false) async throws {
        running.cancel()
        _ = await running.result
        await captureServer.stop(grace: .zero)
        if !keepDirectory { try FileManager.default.removeItem(atPath: directory) }
    }
}
