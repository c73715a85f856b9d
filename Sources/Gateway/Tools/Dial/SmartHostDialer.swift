import Foundation
import Logging
import MIME
import MailTypes
import NIOCore
import SMTP

/// Tries the smart host step by step, as mail would go, and says what is wrong: `firstreply smtp dial`. It works beside
/// a running gateway and without one, and touches nothing of the installation.
package struct SmartHostDialer: Sendable {
    let configuration: Configuration
    let clock: any WallClock
    /// Host and port to try in place of the configured ones. The password goes to the configured host only.
    package var other: (host: String, port: Int?)?
    /// Whom RCPT names; nil: our own first inbox.
    package var recipient: AddrSpec?
    /// Whether a test message is sent to `recipient`.
    package var sends = false
    /// Seconds for each reply.
    package var patience = 30.0

    package init(_ configuration: Configuration, clock: any WallClock = SystemClock()) {
        self.configuration = configuration
        self.clock = clock
    }

    /// The configured host that is to be tried: the first, or the one that was named.
    private var configured: SmartHostConfiguration? {
        guard let other else { return configuration.smartHosts.first }
        let same = configuration.smartHosts.filter { $0.host.lowercased() == other.host.lowercased() }
        return same.first { other.port == nil || $0.port == other.port } ?? same.first
    }

    /// The host is none of ours.
    private var isOther: Bool { configured == nil }

    /// The smart host to try.
    private var target: SmartHostConfiguration {
        var target = configured ?? configuration.smartHost
        if let other {
            target.host = other.host
            target.port = other.port ?? target.port
        }
        guard isOther else { return target }
        // A password is nobody's business but the host's it was given for.
        target.username = nil
        target.passwordFile = nil
        target.tokenFile = nil
        target.certificateFile = nil
        target.keyFile = nil
        return target
    }

    /// Tries it.
    ///
    /// - Throws: `ConfigurationFaults` for secrets that cannot be read; what NIOSSL says of certificate files.
    package func dial() async throws -> DialReport {
        let target = target
        let host = try SmartHost(target)
        var report = DialReport(host: target.host, port: target.port, security: Self.word(target.security))
        guard let addresses = await resolve(target, &report) else { return report }
        let order = DialOrder(
            host: host, hostname: configuration.smtp.hostname, envelope: isOther ? nil : envelope,
            patience: .nanoseconds(Int64(min(max(patience, 1), 600) * 1e9)))
        guard let address = await connect(order, addresses, &report) else { return report }
        let events = try await order.converse(with: address)
        await tell(events, order, address, &report)
        if report.usable, isOther {
            report.add(DialStep("auth", .skipped, "not logged in: the password is for \(configuration.smartHost.host)"))
        }
        if report.usable, sends, !isOther { await send(host, &report) }
        return report
    }

    private static func word(_ security: SmartHost.Security) -> String {
        switch security {
        case .startTLS: "starttls"
        case .implicitTLS: "tls"
        case .none: "none"
        }
    }

    private var envelope: Envelope? {
        guard let recipient = recipient ?? configuration.business.inboxes.first else { return nil }
        return Envelope(
            reversePath: .mailbox(configuration.business.from.address), forwardPaths: [recipient], arrival: clock.now())
    }

    // MARK: to the host

    private func resolve(_ target: SmartHostConfiguration, _ report: inout DialReport) async -> [SocketAddress]? {
        let start = ContinuousClock.now
        let found = await HostAddresses.find(target.host, port: target.port)
        let time = Self.milliseconds(since: start)
        switch found {
        case .success(let addresses) where !addresses.isEmpty:
            let list = addresses.compactMap(\.ipAddress).joined(separator: ", ")
            report.add(DialStep("dns", .ok, milliseconds: time, "\(target.host): \(list)"))
            return addresses
        case .success:
            report.add(DialStep("dns", .failed, milliseconds: time, "\(target.host) has no address"))
            report.fail(
                DialTrouble(
                    "\(target.host) has no address", cure: "check smart_host.host",
                    status: DialTrouble.Status.noHost))
        case .failure(let fault):
            report.add(DialStep("dns", .failed, milliseconds: time, "\(target.host): \(fault.sentence)"))
            report.fail(
                DialTrouble(
                    "\(target.host) is not found: \(fault.sentence)",
                    cure: fault.isUnknown
                        ? "check smart_host.host for a slip of the pen" : "check /etc/resolv.conf and the name servers",
                    status: fault.isUnknown ? DialTrouble.Status.noHost : DialTrouble.Status.tryAgain))
        }
        return nil
    }

    /// Tries every address; the first that answers carries the dialogue.
    private func connect(
        _ order: DialOrder, _ addresses: [SocketAddress], _ report: inout DialReport
    ) async -> SocketAddress? {
        var first: SocketAddress?
        for address in addresses {
            let start = ContinuousClock.now
            let name = "\(address.ipAddress ?? "?") port \(report.port)"
            do {
                try await order.connect(to: address)
                report.add(DialStep("connect", .ok, milliseconds: Self.milliseconds(since: start), name))
                first = first ?? address
            } catch {
                report.add(
                    DialStep(
                        "connect", .warning, milliseconds: Self.milliseconds(since: start),
                        "\(name): \(Self.words(error))"))
            }
        }
        guard first == nil else { return first }
        for index in report.steps.indices where report.steps[index].step == "connect" {
            report.steps[index].verdict = .failed
        }
        report.fail(
            DialTrouble(
                "no address of \(report.host) takes connections on port \(report.port)",
                cure:
                    "check smart_host.port, this host's firewall and whether the network lets port \(report.port) out",
                status: DialTrouble.Status.unavailable))
        return nil
    }

    private static func words(_ error: any Error) -> String {
        switch error {
        case let error as IOError: String(cString: strerror(error.errnoCode))
        case is ChannelError: "no answer in time"
        default: "\(error)"
        }
    }

    // MARK: dialogue

    private func tell(
        _ events: [DialEvent], _ order: DialOrder, _ address: SocketAddress, _ report: inout DialReport
    ) async {
        var step = "greeting"
        for event in events {
            let time = Double(event.nanoseconds) / 1e6
            if case .failed(let fault) = event.kind {
                await tell(fault, after: step, time, order, address, &report)
                return
            }
            for told in DialWords(host: report.host, now: clock.now()).steps(event.kind, milliseconds: time) {
                report.add(told)
            }
            step = DialWords.next(event.kind)
        }
        report.usable = true
        report.verdict = "\(report.host):\(report.port) takes our mail"
        if isOther { report.verdict = "\(report.host):\(report.port) answers as a smart host does" }
    }

    private func tell(
        _ fault: SubmissionFault, after step: String, _ time: Double, _ order: DialOrder, _ address: SocketAddress,
        _ report: inout DialReport
    ) async {
        var place = DialWords.place(of: fault, else: step)
        if fault.reply != nil, let last = report.steps.indices.last {
            // The reply itself was told; it is what failed.
            place = report.steps[last].step
            report.steps[last].verdict = .failed
        } else {
            report.add(DialStep(place, .failed, milliseconds: time, DialogueMask.text(fault.cause)))
        }
        report.fail(DialTrouble(fault, step: place, security: order.host.security))
        if fault.local == .certificate { await lookAtCertificate(order, address, &report) }
    }

    /// A certificate that was not believed is looked at over a connection that says nothing inside TLS.
    private func lookAtCertificate(_ order: DialOrder, _ address: SocketAddress, _ report: inout DialReport) async {
        do {
            let events = try await order.converse(with: address, looksOnly: true)
            for event in events {
                guard case .tls(let tls) = event.kind else { continue }
                let facts = try CertificateFacts(der: tls.certificate)
                let now = clock.now()
                let disbelief = facts.disbelief(for: report.host, at: now)
                report.add(
                    DialStep(
                        "certificate", .failed, "not verified: \(disbelief.sentence)",
                        details: DialWords(host: report.host, now: now).details(of: facts)))
                report.verdict = "the host's certificate is not believed: \(disbelief.sentence)"
                report.cure = disbelief.cure
            }
        } catch {
            report.add(DialStep("certificate", .failed, "cannot be looked at: \(error)"))
        }
    }

    // MARK: a message

    /// Sends a test message the way the courier does.
    private func send(_ host: SmartHost, _ report: inout DialReport) async {
        guard let envelope else { return }
        let start = ContinuousClock.now
        do {
            var logger = Logger(label: "dial") { _ in SwiftLogNoOpLogHandler() }
            logger.logLevel = .critical
            let timeouts = ClientTimeouts().capped(by: .nanoseconds(Int64(min(max(patience, 1), 600) * 1e9)))
            let connection = try await SubmissionConnection.open(
                to: host, as: configuration.smtp.hostname, timeouts: timeouts, logger: logger)
            let outcome = await connection.send(envelope, octets: ByteBuffer(bytes: try message(envelope)))
            await connection.close()
            let time = Self.milliseconds(since: start)
            let said = outcome.reply.map { DialogueMask.text($0.description) } ?? "no reply"
            if outcome.isComplete {
                report.add(DialStep("send", .ok, milliseconds: time, said))
                return
            }
            report.add(DialStep("send", .failed, milliseconds: time, said))
            let fault = outcome.fault ?? outcome.recipientFault ?? SubmissionFault(.interrupted)
            report.fail(DialTrouble(fault, step: "send", security: host.security))
        } catch {
            let time = Self.milliseconds(since: start)
            report.add(DialStep("send", .failed, milliseconds: time, DialogueMask.text("\(error)")))
            let fault = error as? SubmissionFault ?? SubmissionFault(.configuration, cause: "\(error)")
            report.fail(DialTrouble(fault, step: "send", security: host.security))
        }
    }

    private func message(_ envelope: Envelope) throws -> [UInt8] {
        let now = clock.now()
        let from = configuration.business.from
        let unique = "dial-\(UUID().uuidString.lowercased())"
        return try MessageDraft(
            from: Mailbox(displayName: from.name, address: from.address),
            to: envelope.forwardPaths.map { Mailbox(address: $0) }, subject: "FirstReply test message",
            date: MailDate(date: now, offset: 0),
            messageID: MessageID(unique: unique, domain: configuration.business.replyDomain),
            // RFC 3834 §5: nobody wrote this, and nobody is to answer it by machine.
            autoSubmitted: "auto-generated",
            text: "This message was sent by `firstreply smtp dial --send` to test the way to you.\n"
        ).compose()
    }

    private static func milliseconds(since start: ContinuousClock.Instant) -> Double {
        let time = (ContinuousClock.now - start).components
        return Double(time.seconds) * 1e3 + Double(time.attoseconds) / 1e15
    }
}
