import Foundation
import Leads
import Logging
import MailTypes
import NIOCore
import SMTP
import ServiceLifecycle
import Store
import Synchronization

/// The demo: a whole gateway on loopback with a smart host that captures, and a sample inquiry on its way through.
package struct Demo: Sendable {
    package let floor: WorkingFloor
    package let captured: CaptureHost
    /// The configuration file that the other commands can be given.
    package let configurationFile: String
    private let settings: DemoSettings
    private let directory: String
    private let captureServer: RunningServer
    private let logger: Logger

    /// How long the sample's reply may take before the demo says that something is wrong.
    private static let patience = 20.0

    /// Starts the capture smart host and opens a gateway that uses it.
    package static func open(_ settings: DemoSettings, share: ShareDirectory, logger: Logger) async throws -> Demo {
        let directory = try settings.mailroot ?? scratch()
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
        )
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        let captured = try CaptureHost(logger: quiet)
        let server = try await captured.start()
        try captured.writeSecrets(to: directory)
        let file = directory + "/firstreply.yml"
        let yaml = text(settings, directory, captured.configuration(port: server.port, directory: directory))
        try Data(yaml.utf8).write(to: URL(fileURLWithPath: file))
        let configuration = try Configuration.read(yaml: yaml, name: file, share: share)
        let floor = try WorkingFloor.open(configuration, logger: logger)
        return Demo(
            floor: floor, captured: captured, configurationFile: file, settings: settings, directory: directory,
            captureServer: server, logger: logger
        )
    }

    private static func scratch() throws -> String {
        // Made anew under a name nobody can guess, the owner's alone.
        var template = Array((FileManager.default.temporaryDirectory.path + "/firstreply-demo-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw ControlFault(problem: "no scratch directory: \(String(cString: strerror(errno)))")
        }
        return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private static func text(_ settings: DemoSettings, _ directory: String, _ smartHost: String) -> String {
        """
        # Made by firstreply demo; valid while it runs.
        business:
          inboxes: [\(DemoSample.inbox)]
          from: TNT Limousine <noreply@tntlimousine.example>
          phone: (201) 555-0100
          address: 100 Broad Street, Newark, NJ 07102
          website: https://www.tntlimousine.example
          booking_url: https://www.tntlimousine.example/book
          roi_calculator_url: https://www.tntlimousine.example/savings
          manager_name: Anthony Russo
          manager_phone: (201) 555-0101
        mailroot: \(directory)/mailroot
        smtp:
          listen: "\(settings.smtp)"
          hostname: localhost
        web:
          listen: "\(settings.web)"
        log:
          level: warning
        \(smartHost)

        """
    }

    /// Runs until the process is told to stop, or until the sample's journey has ended when `once` is set.
    ///
    /// - Parameters:
    ///   - others: services to run beside the gateway: the web server.
    ///   - told: given the journey once it is over; nil when the reply did not come in time.
    package func run(others: [any Service], told: @escaping @Sendable (DemoJourney?) async -> Void) async throws {
        let watch = JourneyWatch()
        var hooks = GatewayHooks()
        let ports = AsyncStream.makeStream(of: Int.self)
        hooks.onListening = { ports.continuation.yield($0) }
        hooks.onLead = { watch.lead($0) }
        hooks.onSent = { watch.sent($0, $1, $2) }
        let end = DemoEnd()
        let journey = DemoTraveller(ports: ports.stream) { port in
            let journey = await travel(port: port, watch)
            await told(journey)
            if settings.once { end.finish() }
        }
        let result: Result<Void, any Error>
        do {
            try await floor.run(hooks: hooks, others: others + [journey, end])
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await captureServer.stop(grace: .zero)
        if settings.mailroot == nil { try FileManager.default.removeItem(atPath: directory) }
        try result.get()
    }

    private func travel(port: Int, _ watch: JourneyWatch) async -> DemoJourney? {
        do {
            let began = Date()
            let host = try SmartHost(host: settings.smtp.host, port: port, security: .none)
            let connection = try await SubmissionConnection.open(to: host, as: "demo.localhost", logger: logger)
            let envelope = Envelope(
                reversePath: .mailbox(DemoSample.sender), forwardPaths: [DemoSample.inbox], arrival: began
            )
            let outcome = await connection.send(
                envelope, octets: ByteBuffer(bytes: try DemoSample.message(at: began)))
            let accepted = Date()
            await connection.close()
            guard outcome.isComplete else {
                logger.error("the sample was not taken", metadata: ["reply": "\(outcome.reply?.description ?? "none")"])
                return nil
            }
            let deadline = began.addingTimeInterval(Self.patience)
            guard let (lead, reply, sent) = try await watch.wait(until: deadline) else { return nil }
            return Self.journey(lead, reply, began: began, accepted: accepted, sent: sent, captured.replies.first)
        } catch {
            logger.error("the sample could not be sent", metadata: ["error": "\(error)"])
            return nil
        }
    }

    private static func journey(
        _ lead: NewLead, _ reply: SMTPReply, began: Date, accepted: Date, sent: Date, _ captured: CapturedReply?
    ) -> DemoJourney {
        let content = lead.content
        return DemoJourney(
            id: lead.message.id.description, acceptedMilliseconds: milliseconds(accepted.timeIntervalSince(began)),
            lead: lead.message.id.description, name: content.facts.name, service: content.facts.service?.rawValue,
            score: content.score.points, attainable: content.score.attainable, tier: content.score.tier.rawValue,
            why: content.score.factors.map { "\($0.factor.rawValue) \($0.points) of \($0.maximum): \($0.evidence)" },
            repliedMilliseconds: milliseconds(sent.timeIntervalSince(began)),
            replySubject: captured?.subject ?? "", replyTo: content.correspondent?.description ?? "",
            handedOver: reply.description
        )
    }

    private static func milliseconds(_ seconds: Double) -> Double {
        (seconds * 10_000).rounded() / 10
    }
}
